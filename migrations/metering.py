"""What metering points measured by month and by day (domain.md 4.1)."""

from migrations.columns import counts, dates, numbers, of_account, refs, stamped, texts, unique

PARTS = ("kwh_sharp?", "kwh_peak?", "kwh_flat?", "kwh_valley?")


def create() -> None:
    """Create the days with their curves and the months with their registers."""
    stamped(
        "load_day",
        refs("metering_point_id->metering_point"),
        dates("day"),
        numbers(*PARTS, "kwh_total?", "max_demand_kw?"),
        texts("quality?", "loads?"),
        numbers("curve_kwh?", "curve_peak_kw?"),
        counts("curve_known?"),
        of_account(),
    )
    unique("load_day", "metering_point_id", "day")
    stamped(
        "point_month",
        refs("metering_point_id->metering_point"),
        dates("month"),
        texts("meter_no"),
        numbers("multiplier", "register_from?", "register_to?"),
        numbers(*PARTS, "kwh_total", "kvarh?", "max_demand_kw?"),
        texts("quality?"),
        of_account(),
    )
    unique("point_month", "metering_point_id", "month", "meter_no")
