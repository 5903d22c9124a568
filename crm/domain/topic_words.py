"""What an issue or a hotline order is about, by the words in which it was written down."""

from crm.domain.codes import IssueTopic

ISSUE_WORDS = (
    (IssueTopic.NOTICE, ("通知", "告知", "notice")),
    (IssueTopic.BILL, ("电费", "电价", "账单", "bill", "price")),
    (IssueTopic.POWER_QUALITY, ("暂降", "谐波", "电能质量", "dip")),
    (IssueTopic.INSTALLATION, ("报装", "增容", "备用电源", "双电源", "connection")),
    (IssueTopic.METERING, ("电表", "计量", "meter")),
    (IssueTopic.SAFETY, ("隐患", "安全", "safety")),
    (IssueTopic.OUTAGE, ("停电", "复电", "outage")),
)
"""Words that tell an issue's kind, the more particular first."""


def issue_topic(text: str) -> IssueTopic:
    """Return the kind of issue that a text is about, by its words."""
    lower = text.lower()
    for topic, words in ISSUE_WORDS:
        if any(word in lower for word in words):
            return topic
    return IssueTopic.OTHER
