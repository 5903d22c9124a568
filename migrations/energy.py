"""Energy of accounts and feeders, tariffs, advice, line-loss cases, and coming demand (domain.md 4, 5 and 7)."""

from migrations.columns import counts, dates, flags, moments, numbers, of_account, refs, stamped, texts, unique


def create() -> None:
    """Create what is measured, what it costs, and what follows from it."""
    stamped(
        "monthly_usage",
        dates("month"),
        numbers(
            "kwh_sharp?",
            "kwh_peak?",
            "kwh_flat?",
            "kwh_valley?",
            "kwh_total",
            "kvarh?",
            "max_demand_kw?",
            "pf?",
            "operating_kva?",
            "energy_fee?",
            "basic_fee?",
            "pf_fee?",
            "surcharge?",
            "total_fee?",
            "product_output?",
        ),
        moments("max_demand_at?"),
        counts("days?"),
        texts("output_unit?", "quality?"),
        of_account(),
    )
    unique("monthly_usage", "account_id", "month")
    stamped("annual_energy", counts("year"), numbers("kwh"), of_account())
    unique("annual_energy", "account_id", "year")
    _lines()
    _tariffs()
    stamped(
        "demand_lead",
        texts("project"),
        numbers("applied_kva"),
        texts("stage"),
        numbers("probability"),
        dates("expected_on?", "earliest_on?", "latest_on?"),
        texts("ramp?", "purpose?", "voltage_code?", "load_character?"),
        flags("is_dual?"),
        refs("contact_id->contact?", "feeder_id->feeder?", "visit_id->visit?"),
        texts("note?"),
        of_account(),
    )
    stamped("growth_sent", dates("sent_on"), texts("leads"))


def _lines() -> None:
    for table, part in (("feeder_energy", "feeder"), ("area_energy", "transformer_area")):
        stamped(
            table,
            refs(f"{part}_id->{part}"),
            texts("span"),
            dates("starts_on"),
            numbers("supply_kwh", "sales_kwh", "coverage_pct?"),
            flags("has_transfer"),
        )
        unique(table, f"{part}_id", "span", "starts_on")
    stamped(
        "loss_case",
        refs("feeder_id->feeder", "transformer_area_id->transformer_area?"),
        dates("month"),
        texts("cause_code?", "note?", "action?"),
        numbers("recovered_kwh?"),
        dates("closed_on?"),
    )


def _tariffs() -> None:
    stamped(
        "tariff",
        texts("code", "name", "name_en?", "tariff_class?", "tariff_band?"),
        dates("starts_on", "ends_on?"),
        numbers("price_sharp?", "price_peak?", "price_flat?", "price_valley?"),
        numbers("price_capacity?", "price_demand?", "surcharge"),
        texts("windows", "sharp_months?"),
        flags("is_example"),
    )
    unique("tariff", "code", "starts_on")
    stamped(
        "account_tariff",
        texts("tariff_code", "basis"),
        numbers("pf_standard?"),
        dates("starts_on", "ends_on?"),
        of_account(),
    )
    unique("account_tariff", "account_id", "starts_on")
    stamped(
        "energy_advice",
        texts("kind"),
        dates("month"),
        numbers("saving_yuan?", "value?"),
        texts("event?", "note?", "state"),
        refs("visit_id->visit?"),
        of_account(),
    )
