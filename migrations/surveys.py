"""Survey forms, their versions and answers; a published version is sealed."""

from alembic import op

from migrations.columns import counts, dates, moments, numbers, of_account, refs, stamped, texts, unique

COUNTED = ["version_id", "question", "choice", "number", "ordinal", "answered_on", "deleted_at"]
ASKED = ["visit_id", "version_id", "deleted_at"]
_KEPT = ("form_id", "number", "definition")


def create() -> None:
    """Create the tables of surveys."""
    stamped("survey_form", texts("name", "title", "topics"), dates("retired_on?"))
    unique("survey_form", "name")
    stamped(
        "survey_version",
        refs("form_id->survey_form"),
        counts("number"),
        texts("file_name", "definition", "faults"),
        moments("published_at?"),
    )
    unique("survey_version", "form_id", "number")
    stamped(
        "survey_answer",
        refs("visit_id->visit", "version_id->survey_version"),
        texts("question", "instance"),
        counts("ordinal"),
        texts("choice?"),
        numbers("number?"),
        dates("day?"),
        texts("text?"),
        dates("answered_on?"),
        of_account(),
    )
    op.create_index("ix_survey_answer_asked", "survey_answer", ASKED)
    op.create_index("ix_survey_answer_counted", "survey_answer", COUNTED)
    _seal()


def _seal() -> None:
    """Let nobody change what a published version asks, nor take back one that was answered."""
    if op.get_context().dialect.name == "postgresql":
        _seal_on_server()
        return
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in _KEPT)
    op.execute(
        "CREATE TRIGGER survey_version_sealed BEFORE UPDATE ON survey_version WHEN OLD.published_at IS NOT NULL AND "
        f"({differs} OR (NEW.published_at IS NULL AND "
        "EXISTS (SELECT 1 FROM survey_answer WHERE version_id = OLD.id AND deleted_at IS NULL))) "
        "BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END"
    )


def _seal_on_server() -> None:
    """Seal a version for everybody: whoever keeps forms need not see the answers that seal it."""
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in _KEPT)
    op.execute(
        f"""
        CREATE FUNCTION rounds_survey_sealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        BEGIN
            IF OLD.published_at IS NOT NULL AND ({differs} OR (NEW.published_at IS NULL AND
                EXISTS (SELECT 1 FROM survey_answer WHERE version_id = OLD.id AND deleted_at IS NULL)))
            THEN
                RAISE EXCEPTION 'rounds.sealed' USING ERRCODE = '42501';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER survey_version_sealed BEFORE UPDATE ON survey_version "
        "FOR EACH ROW EXECUTE FUNCTION rounds_survey_sealed()"
    )
