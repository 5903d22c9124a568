"""Names of the states that visits, tasks and duties can be in."""

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import PlanState, RecordState


def duty_name(code: str) -> str:
    """How an account stands with its visit interval (domain.md 2.1)."""
    translate = QCoreApplication.translate
    names = {
        "normal": translate("States", "In time"),
        "due_soon": translate("States", "Due soon"),
        "overdue": translate("States", "Overdue"),
        "severe": translate("States", "Long overdue"),
        "no_duty": translate("States", "No duty"),
    }
    return names.get(code, code)


def plan_state_name(code: str) -> str:
    """State of the planned side of a visit (domain.md 2.4)."""
    translate = QCoreApplication.translate
    names = {
        "proposed": translate("States", "Waits for approval"),
        "approved": translate("States", "Planned"),
        "appointed": translate("States", "Appointed"),
        "done": translate("States", "Done"),
        "cancelled": translate("States", "Cancelled"),
    }
    return names.get(code, code)


def record_state_name(code: str) -> str:
    """State of the record of a visit (domain.md 2.3)."""
    translate = QCoreApplication.translate
    names = {
        "none": translate("States", "No record"),
        "draft": translate("States", "Draft"),
        "submitted": translate("States", "Submitted"),
        "approved": translate("States", "Approved"),
        "returned": translate("States", "Returned"),
    }
    return names.get(code, code)


def visit_state(plan: PlanState, record: RecordState) -> str:
    """The one word for both sides of a visit: the record's once there is one."""
    return plan_state_name(plan) if record is RecordState.NONE else record_state_name(record)


def task_state_name(code: str) -> str:
    """Where a task stands."""
    translate = QCoreApplication.translate
    names = {
        "open": translate("States", "Open"),
        "done": translate("States", "Done"),
        "cancelled": translate("States", "Cancelled"),
    }
    return names.get(code, code)


def priority_name(code: str) -> str:
    """How urgent a task is."""
    translate = QCoreApplication.translate
    names = {
        "low": translate("States", "Low"),
        "normal": translate("States", "Normal"),
        "high": translate("States", "High"),
        "urgent": translate("States", "Urgent"),
    }
    return names.get(code, code)


def source_name(code: str) -> str:
    """What kind of row a task came from."""
    translate = QCoreApplication.translate
    names = {
        "visit": translate("States", "Visit"),
        "issue": translate("States", "Issue"),
        "hazard": translate("States", "Hazard"),
        "interaction": translate("States", "Note"),
        "outage": translate("States", "Outage"),
        "task": translate("States", "Repeat"),
        "contact": translate("States", "Data quality"),
        "contact_phone": translate("States", "Data quality"),
        "account": translate("States", "Data quality"),
        "import": translate("States", "Import"),
        "work_order": translate("States", "Work order"),
        "demand_lead": translate("States", "Demand lead"),
    }
    return names.get(code, code)


def phone_kind_name(code: str) -> str:
    """What a telephone number is for."""
    translate = QCoreApplication.translate
    names = {
        "mobile": translate("States", "Mobile"),
        "office": translate("States", "Office"),
        "duty": translate("States", "Duty desk"),
        "other": translate("States", "Other"),
    }
    return names.get(code, code)
