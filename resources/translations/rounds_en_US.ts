<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AccountCommands</name>
    <message numerus="yes">
        <source>%n account(s) assigned to {name}</source>
        <translation>
            <numerusform>%n account assigned to {name}</numerusform>
            <numerusform>%n accounts assigned to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>assignment of %n account(s)</source>
        <translation>
            <numerusform>assignment of %n account</numerusform>
            <numerusform>assignment of %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add a task to %n account(s)</source>
        <translation>
            <numerusform>Add a task to %n account</numerusform>
            <numerusform>Add a task to %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) added</source>
        <translation>
            <numerusform>%n task added</numerusform>
            <numerusform>%n tasks added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new task(s)</source>
        <translation>
            <numerusform>%n new task</numerusform>
            <numerusform>%n new tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag {tag} on %n account(s)</source>
        <translation>
            <numerusform>tag {tag} on %n account</numerusform>
            <numerusform>tag {tag} on %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Plan %n visit(s)</source>
        <translation>
            <numerusform>Plan %n visit</numerusform>
            <numerusform>Plan %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) planned</source>
        <translation>
            <numerusform>%n visit planned</numerusform>
            <numerusform>%n visits planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned visit(s) take it up</source>
        <translation>
            <numerusform>%n planned visit takes it up</numerusform>
            <numerusform>%n planned visits take it up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>plan of %n visit(s)</source>
        <translation>
            <numerusform>plan of %n visit</numerusform>
            <numerusform>plan of %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountDeletion</name>
    <message numerus="yes">
        <source>%n row(s) of its contacts, visits and notes go along; Undo or the bin brings all back.</source>
        <translation>
            <numerusform>%n row of its contacts, visits and notes goes along; Undo or the bin brings all back.</numerusform>
            <numerusform>%n rows of its contacts, visits and notes go along; Undo or the bin brings all back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountFiles</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be added.</source>
        <translation>
            <numerusform>%n more could not be added.</numerusform>
            <numerusform>%n more could not be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <translation>
            <numerusform>%n file added.</numerusform>
            <numerusform>%n files added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message numerus="yes">
        <source>%n visit(s) answered</source>
        <translation>
            <numerusform>%n visit answered</numerusform>
            <numerusform>%n visits answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Appointments</name>
    <message numerus="yes">
        <source>%n times {title} deleted</source>
        <translation>
            <numerusform>%n time {title} deleted</numerusform>
            <numerusform>%n times {title} deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovalWords</name>
    <message numerus="yes">
        <source>%n visit(s) wait for approval</source>
        <translation>
            <numerusform>%n visit waits for approval</numerusform>
            <numerusform>%n visits wait for approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n visit(s)</source>
        <translation>
            <numerusform>Approve %n visit</numerusform>
            <numerusform>Approve %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) wait for your review</source>
        <translation>
            <numerusform>%n plan waits for your review</numerusform>
            <numerusform>%n plans wait for your review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%n entry(s) restored</source>
        <translation>
            <numerusform>%n entry restored</numerusform>
            <numerusform>%n entries restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restoring of %n entry(s)</source>
        <translation>
            <numerusform>restoring of %n entry</numerusform>
            <numerusform>restoring of %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) deleted for good</source>
        <translation>
            <numerusform>%n entry deleted for good</numerusform>
            <numerusform>%n entries deleted for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n entry(s) for good?</source>
        <translation>
            <numerusform>Delete %n entry for good?</numerusform>
            <numerusform>Delete %n entries for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>{state}, %n issue(s)</source>
        <translation>
            <numerusform>{state}, %n issue</numerusform>
            <numerusform>{state}, %n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreachPage</name>
    <message numerus="yes">
        <source>%n account(s) told late or not at all</source>
        <translation>
            <numerusform>%n account told late or not at all</numerusform>
            <numerusform>%n accounts told late or not at all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message numerus="yes">
        <source>%n entry(s) saved to {file}</source>
        <translation>
            <numerusform>%n entry saved to {file}</numerusform>
            <numerusform>%n entries saved to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarImportDialog</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n as it is</numerusform>
            <numerusform>%n as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of Rounds&apos; own</source>
        <translation>
            <numerusform>%n of Rounds&apos; own</numerusform>
            <numerusform>%n of Rounds&apos; own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message numerus="yes">
        <source>%n outage(s)</source>
        <translation>
            <numerusform>%n outage</numerusform>
            <numerusform>%n outages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignCommands</name>
    <message numerus="yes">
        <source>%n account(s) told</source>
        <translation>
            <numerusform>%n account told</numerusform>
            <numerusform>%n accounts told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>telling of %n account(s)</source>
        <translation>
            <numerusform>telling of %n account</numerusform>
            <numerusform>telling of %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s) noted</source>
        <translation>
            <numerusform>%n confirmation noted</numerusform>
            <numerusform>%n confirmations noted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s)</source>
        <translation>
            <numerusform>%n confirmation</numerusform>
            <numerusform>%n confirmations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Proof kept with %n account(s)</source>
        <translation>
            <numerusform>Proof kept with %n account</numerusform>
            <numerusform>Proof kept with %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClashList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) would clash:</source>
        <translation>
            <numerusform>%n visit would clash:</numerusform>
            <numerusform>%n visits would clash:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message numerus="yes">
        <source>%n account(s) confirmed it</source>
        <translation>
            <numerusform>%n account confirmed it</numerusform>
            <numerusform>%n accounts confirmed it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message numerus="yes">
        <source>%n field(s) still to choose</source>
        <translation>
            <numerusform>%n field still to choose</numerusform>
            <numerusform>%n fields still to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactSums</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest %n day(s)</source>
        <translation>
            <numerusform>longest %n day</numerusform>
            <numerusform>longest %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) not told yet</source>
        <translation>
            <numerusform>%n account not told yet</numerusform>
            <numerusform>%n accounts not told yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workday(s)</source>
        <translation>
            <numerusform>%n workday</numerusform>
            <numerusform>%n workdays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) used far less</source>
        <translation>
            <numerusform>%n account used far less</numerusform>
            <numerusform>%n accounts used far less</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message numerus="yes">
        <source>%n issue(s) raised on its visits</source>
        <translation>
            <numerusform>%n issue raised on its visits</numerusform>
            <numerusform>%n issues raised on its visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message numerus="yes">
        <source>%n quarter hour(s) missing</source>
        <translation>
            <numerusform>%n quarter hour missing</numerusform>
            <numerusform>%n quarter hours missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) estimated</source>
        <translation>
            <numerusform>%n day estimated</numerusform>
            <numerusform>%n days estimated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s): {days}</source>
        <translation>
            <numerusform>%n day: {days}</numerusform>
            <numerusform>%n days: {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayTile</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%n change(s) not saved, kept as a draft</source>
        <translation>
            <numerusform>%n change not saved, kept as a draft</numerusform>
            <numerusform>%n changes not saved, kept as a draft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) touched</source>
        <translation>
            <numerusform>%n account touched</numerusform>
            <numerusform>%n accounts touched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due earlier</source>
        <translation>
            <numerusform>%n due earlier</numerusform>
            <numerusform>%n due earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due later</source>
        <translation>
            <numerusform>%n due later</numerusform>
            <numerusform>%n due later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a new duty</source>
        <translation>
            <numerusform>%n with a new duty</numerusform>
            <numerusform>%n with a new duty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a duty</source>
        <translation>
            <numerusform>%n without a duty</numerusform>
            <numerusform>%n without a duty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message numerus="yes">
        <source>%n pair(s) · Enter compares · Delete: not a duplicate</source>
        <translation>
            <numerusform>%n pair · Enter compares · Delete: not a duplicate</numerusform>
            <numerusform>%n pairs · Enter compares · Delete: not a duplicate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) · Enter offers one again</source>
        <translation>
            <numerusform>%n pair · Enter offers one again</numerusform>
            <numerusform>%n pairs · Enter offers one again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message numerus="yes">
        <source>End %n link(s)</source>
        <translation>
            <numerusform>End %n link</numerusform>
            <numerusform>End %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceFiles</name>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <translation>
            <numerusform>%n file added.</numerusform>
            <numerusform>%n files added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message numerus="yes">
        <source>%n row(s) saved to {file}</source>
        <translation>
            <numerusform>%n row saved to {file}</numerusform>
            <numerusform>%n rows saved to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GrowthView</name>
    <message numerus="yes">
        <source>%n not updated for long</source>
        <translation>
            <numerusform>%n not updated for long</numerusform>
            <numerusform>%n not updated for long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) without a feeder</source>
        <translation>
            <numerusform>%n lead without a feeder</numerusform>
            <numerusform>%n leads without a feeder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message numerus="yes">
        <source>hand-over of %n account(s) to {person}</source>
        <translation>
            <numerusform>hand-over of %n account to {person}</numerusform>
            <numerusform>hand-over of %n accounts to {person}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>substitution by {person} for %n account(s)</source>
        <translation>
            <numerusform>substitution by {person} for %n account</numerusform>
            <numerusform>substitution by {person} for %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) handed over to {person}</source>
        <translation>
            <numerusform>%n account handed over to {person}</numerusform>
            <numerusform>%n accounts handed over to {person}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{person} stands in for %n account(s)</source>
        <translation>
            <numerusform>{person} stands in for %n account</numerusform>
            <numerusform>{person} stands in for %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message numerus="yes">
        <source>%n chosen account(s)</source>
        <translation>
            <numerusform>%n chosen account</numerusform>
            <numerusform>%n chosen accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverPreview</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with {name} already</source>
        <translation>
            <numerusform>%n with {name} already</numerusform>
            <numerusform>%n with {name} already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given away come(s) back to {name}</source>
        <translation>
            <numerusform>%n given away comes back to {name}</numerusform>
            <numerusform>%n given away come back to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) come(s) to a time at which {name} is taken</source>
        <translation>
            <numerusform>%n visit comes to a time at which {name} is taken</numerusform>
            <numerusform>%n visits come to a time at which {name} is taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose time the customer knows</source>
        <translation>
            <numerusform>%n whose time the customer knows</numerusform>
            <numerusform>%n whose time the customer knows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for approval</source>
        <translation>
            <numerusform>%n waiting for approval</numerusform>
            <numerusform>%n waiting for approval</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n about to begin</source>
        <translation>
            <numerusform>%n about to begin</numerusform>
            <numerusform>%n about to begin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promised by {days}</source>
        <translation>
            <numerusform>%n promised by {days}</numerusform>
            <numerusform>%n promised by {days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message numerus="yes">
        <source>%n row(s) stay as they are</source>
        <translation>
            <numerusform>%n row stays as it is</numerusform>
            <numerusform>%n rows stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n column(s) still to match</source>
        <translation>
            <numerusform>%n column still to match</numerusform>
            <numerusform>%n columns still to match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueBar</name>
    <message numerus="yes">
        <source>%n issue(s) need you</source>
        <translation>
            <numerusform>%n issue needs you</numerusform>
            <numerusform>%n issues need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past the deadline</source>
        <translation>
            <numerusform>%n past the deadline</numerusform>
            <numerusform>%n past the deadline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at the deadline</source>
        <translation>
            <numerusform>%n at the deadline</numerusform>
            <numerusform>%n at the deadline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near the deadline</source>
        <translation>
            <numerusform>%n near the deadline</numerusform>
            <numerusform>%n near the deadline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueCommands</name>
    <message numerus="yes">
        <source>%n issue(s) transferred</source>
        <translation>
            <numerusform>%n issue transferred</numerusform>
            <numerusform>%n issues transferred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>transfer of %n issue(s)</source>
        <translation>
            <numerusform>transfer of %n issue</numerusform>
            <numerusform>transfer of %n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssuePanel</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueSteps</name>
    <message numerus="yes">
        <source>%n issue(s) go along</source>
        <translation>
            <numerusform>%n issue goes along</numerusform>
            <numerusform>%n issues go along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stay(s)</source>
        <translation>
            <numerusform>%n more stays</numerusform>
            <numerusform>%n more stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineBar</name>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n waits to be sent</numerusform>
            <numerusform>%n wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message numerus="yes">
        <source>%n row(s) saved as {name}</source>
        <translation>
            <numerusform>%n row saved as {name}</numerusform>
            <numerusform>%n rows saved as {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogExport</name>
    <message numerus="yes">
        <source>%n line(s) saved as {name}</source>
        <translation>
            <numerusform>%n line saved as {name}</numerusform>
            <numerusform>%n lines saved as {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message numerus="yes">
        <source>Looked at %n record(s)</source>
        <translation>
            <numerusform>Looked at %n record</numerusform>
            <numerusform>Looked at %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n oddity(s) looked at</source>
        <translation>
            <numerusform>%n oddity looked at</numerusform>
            <numerusform>%n oddities looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark on %n oddity(s)</source>
        <translation>
            <numerusform>mark on %n oddity</numerusform>
            <numerusform>mark on %n oddities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n oddity(s) to look at again</source>
        <translation>
            <numerusform>%n oddity to look at again</numerusform>
            <numerusform>%n oddities to look at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n feeder</numerusform>
            <numerusform>%n feeders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n area</numerusform>
            <numerusform>%n areas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message numerus="yes">
        <source>%n mail(s) have left</source>
        <translation>
            <numerusform>%n mail has left</numerusform>
            <numerusform>%n mails have left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n draft(s) saved on this computer</source>
        <translation>
            <numerusform>%n draft saved on this computer</numerusform>
            <numerusform>%n drafts saved on this computer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyPanel</name>
    <message numerus="yes">
        <source>%n row(s) were changed meanwhile</source>
        <translation>
            <numerusform>%n row was changed meanwhile</numerusform>
            <numerusform>%n rows were changed meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still to choose</source>
        <translation>
            <numerusform>%n row still to choose</numerusform>
            <numerusform>%n rows still to choose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) follow the buttons for all</source>
        <translation>
            <numerusform>%n more row follows the buttons for all</numerusform>
            <numerusform>%n more rows follow the buttons for all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchCard</name>
    <message numerus="yes">
        <source>%n cell(s) to look at</source>
        <translation>
            <numerusform>%n cell to look at</numerusform>
            <numerusform>%n cells to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentForm</name>
    <message numerus="yes">
        <source>For %n account(s); the rest stays off.</source>
        <translation>
            <numerusform>For %n account; the rest stays off.</numerusform>
            <numerusform>For %n accounts; the rest stays off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthWords</name>
    <message numerus="yes">
        <source>{done} of %n due account(s) visited</source>
        <translation>
            <numerusform>{done} of %n due account visited</numerusform>
            <numerusform>{done} of %n due accounts visited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>room on %n day(s)</source>
        <translation>
            <numerusform>room on %n day</numerusform>
            <numerusform>room on %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned · {room}</source>
        <translation>
            <numerusform>%n planned · {room}</numerusform>
            <numerusform>%n planned · {room}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) overdue</source>
        <translation>
            <numerusform>%n account overdue</numerusform>
            <numerusform>%n accounts overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) due this month</source>
        <translation>
            <numerusform>%n account due this month</numerusform>
            <numerusform>%n accounts due this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkCommands</name>
    <message numerus="yes">
        <source>%n link(s) deleted</source>
        <translation>
            <numerusform>%n link deleted</numerusform>
            <numerusform>%n links deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) switched</source>
        <translation>
            <numerusform>%n account switched</numerusform>
            <numerusform>%n accounts switched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) end</source>
        <translation>
            <numerusform>%n link ends</numerusform>
            <numerusform>%n links end</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message numerus="yes">
        <source>%n substation(s)</source>
        <translation>
            <numerusform>%n substation</numerusform>
            <numerusform>%n substations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n feeder</numerusform>
            <numerusform>%n feeders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkTree</name>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n feeder</numerusform>
            <numerusform>%n feeders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewTimes</name>
    <message numerus="yes">
        <source>%n visit(s) moved</source>
        <translation>
            <numerusform>%n visit moved</numerusform>
            <numerusform>%n visits moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new times of %n visit(s)</source>
        <translation>
            <numerusform>new time of %n visit</numerusform>
            <numerusform>new times of %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewTimesDialog</name>
    <message numerus="yes">
        <source>Move %n visit(s)</source>
        <translation>
            <numerusform>Move %n visit</numerusform>
            <numerusform>Move %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message numerus="yes">
        <source>Notice for %n account(s)</source>
        <translation>
            <numerusform>Notice for %n account</numerusform>
            <numerusform>Notice for %n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cannot be reached this way: call them.</source>
        <translation>
            <numerusform>%n account cannot be reached this way: call it.</numerusform>
            <numerusform>%n accounts cannot be reached this way: call them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SMS part(s)</source>
        <translation>
            <numerusform>%n SMS part</numerusform>
            <numerusform>%n SMS parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without contacts…</source>
        <translation>
            <numerusform>%n account without contacts…</numerusform>
            <numerusform>%n accounts without contacts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) wait: try again</source>
        <translation>
            <numerusform>%n mail waits: try again</numerusform>
            <numerusform>%n mails wait: try again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed attempt(s)</source>
        <translation>
            <numerusform>%n failed attempt</numerusform>
            <numerusform>%n failed attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptOutForm</name>
    <message numerus="yes">
        <source>%n account(s) want no publicity</source>
        <translation>
            <numerusform>%n account wants no publicity</numerusform>
            <numerusform>%n accounts want no publicity</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutageForm</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutageItem</name>
    <message numerus="yes">
        <source>Tell %n more</source>
        <translation>
            <numerusform>Tell %n more</numerusform>
            <numerusform>Tell %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n revision</numerusform>
            <numerusform>%n revisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutagesPage</name>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n complaint</numerusform>
            <numerusform>%n complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) owed</source>
        <translation>
            <numerusform>%n visit owed</numerusform>
            <numerusform>%n visits owed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Supply is back for the %n checked…</source>
        <translation>
            <numerusform>Supply is back for the one checked…</numerusform>
            <numerusform>Supply is back for the %n checked…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverdueByAge</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverdueCard</name>
    <message numerus="yes">
        <source>All %n account(s) are inside their visit cycle.</source>
        <translation>
            <numerusform>The one account is inside its visit cycle.</numerusform>
            <numerusform>All %n accounts are inside their visit cycle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperWork</name>
    <message numerus="yes">
        <source>%n account(s) saved to {file}</source>
        <translation>
            <numerusform>%n account saved to {file}</numerusform>
            <numerusform>%n accounts saved to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleOptions</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portfolio(s)</source>
        <translation>
            <numerusform>%n portfolio</numerusform>
            <numerusform>%n portfolios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still with {name}</source>
        <translation>
            <numerusform>%n still with {name}</numerusform>
            <numerusform>%n still with {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n open from {name}</source>
        <translation>
            <numerusform>Take back %n open from {name}</numerusform>
            <numerusform>Take back %n open from {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPaper</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyOptions</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) did not fit</source>
        <translation>
            <numerusform>%n account did not fit</numerusform>
            <numerusform>%n accounts did not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n chosen visit(s)</source>
        <translation>
            <numerusform>Accept %n chosen visit</numerusform>
            <numerusform>Accept %n chosen visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n visit(s)</source>
        <translation>
            <numerusform>Accept %n visit</numerusform>
            <numerusform>Accept %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalLayer</name>
    <message numerus="yes">
        <source>Overdue %n day(s)</source>
        <translation>
            <numerusform>Overdue %n day</numerusform>
            <numerusform>Overdue %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message numerus="yes">
        <source>plan of %n visit(s)</source>
        <translation>
            <numerusform>plan of %n visit</numerusform>
            <numerusform>plan of %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) planned</source>
        <translation>
            <numerusform>%n visit planned</numerusform>
            <numerusform>%n visits planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n more after these are answered</source>
        <translation>
            <numerusform>%n more after these are answered</numerusform>
            <numerusform>%n more after these are answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n waiting for you</numerusform>
            <numerusform>%n waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingsView</name>
    <message numerus="yes">
        <source>%n day(s) with a reading</source>
        <translation>
            <numerusform>%n day with a reading</numerusform>
            <numerusform>%n days with a reading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordSections</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n topic</numerusform>
            <numerusform>%n topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hazard(s)</source>
        <translation>
            <numerusform>%n hazard</numerusform>
            <numerusform>%n hazards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderBar</name>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>began %n minute(s) ago</source>
        <translation>
            <numerusform>began %n minute ago</numerusform>
            <numerusform>began %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderOptions</name>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n minute before</numerusform>
            <numerusform>%n minutes before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) from day {day} of the next month on, into {folder}</source>
        <translation>
            <numerusform>%n report from day {day} of the next month on, into {folder}</numerusform>
            <numerusform>%n reports from day {day} of the next month on, into {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportOut</name>
    <message numerus="yes">
        <source>%n issue(s) saved as {name}</source>
        <translation>
            <numerusform>%n issue saved as {name}</numerusform>
            <numerusform>%n issues saved as {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>and %n more field</numerusform>
            <numerusform>and %n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedPage</name>
    <message numerus="yes">
        <source>%n new row(s): bring them in by Import.</source>
        <translation>
            <numerusform>%n new row: bring it in by Import.</numerusform>
            <numerusform>%n new rows: bring them in by Import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with a key that stands twice.</source>
        <translation>
            <numerusform>%n row with a key that stands twice.</numerusform>
            <numerusform>%n rows with a key that stands twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with damaged hidden cells.</source>
        <translation>
            <numerusform>%n row with damaged hidden cells.</numerusform>
            <numerusform>%n rows with damaged hidden cells.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to decide</source>
        <translation>
            <numerusform>%n conflict to decide</numerusform>
            <numerusform>%n conflicts to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) changed from {file}</source>
        <translation>
            <numerusform>%n cell changed from {file}</numerusform>
            <numerusform>%n cells changed from {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message numerus="yes">
        <source>Approve %n plan(s)</source>
        <translation>
            <numerusform>Approve %n plan</numerusform>
            <numerusform>Approve %n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message numerus="yes">
        <source>Submitted %n workday(s) after the visit; the limit is {limit}.</source>
        <translation>
            <numerusform>Submitted %n workday after the visit; the limit is {limit}.</numerusform>
            <numerusform>Submitted %n workdays after the visit; the limit is {limit}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) at the same time as the visit to {name}.</source>
        <translation>
            <numerusform>%n minute at the same time as the visit to {name}.</numerusform>
            <numerusform>%n minutes at the same time as the visit to {name}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) too few for the drive from {name}, even at {limit} km/h.</source>
        <translation>
            <numerusform>%n minute too few for the drive from {name}, even at {limit} km/h.</numerusform>
            <numerusform>%n minutes too few for the drive from {name}, even at {limit} km/h.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait for your review</source>
        <translation>
            <numerusform>%n record waits for your review</numerusform>
            <numerusform>%n records wait for your review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them look odd</source>
        <translation>
            <numerusform>%n of them looks odd</numerusform>
            <numerusform>%n of them look odd</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RouteWords</name>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SampleDialog</name>
    <message numerus="yes">
        <source>%n visit(s) drawn. Seed {seed} draws the same until a visit is added.</source>
        <translation>
            <numerusform>%n visit drawn. Seed {seed} draws the same until a visit is added.</numerusform>
            <numerusform>%n visits drawn. Seed {seed} draws the same until a visit is added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n call-back(s)</source>
        <translation>
            <numerusform>Open %n call-back</numerusform>
            <numerusform>Open %n call-backs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call-back(s) opened</source>
        <translation>
            <numerusform>%n call-back opened</numerusform>
            <numerusform>%n call-backs opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SatisfactionPage</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>segment(s) to look at</source>
        <translation>
            <numerusform>segment to look at</numerusform>
            <numerusform>segments to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message numerus="yes">
        <source>%n report(s) of {month} written</source>
        <translation>
            <numerusform>%n report of {month} written</numerusform>
            <numerusform>%n reports of {month} written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopePicker</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message numerus="yes">
        <source>%n sealed day(s) unchanged</source>
        <translation>
            <numerusform>%n sealed day unchanged</numerusform>
            <numerusform>%n sealed days unchanged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SectionWords</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s), {hours} h</source>
        <translation>
            <numerusform>%n outage, {hours} h</numerusform>
            <numerusform>%n outages, {hours} h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlotPopup</name>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>%n working day late</numerusform>
            <numerusform>%n working days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandsOut</name>
    <message numerus="yes">
        <source>%n closer group(s) too small</source>
        <translation>
            <numerusform>%n closer group too small</numerusform>
            <numerusform>%n closer groups too small</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SurveyOptions</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwitchForm</name>
    <message numerus="yes">
        <source>Switch %n account(s)</source>
        <translation>
            <numerusform>Switch %n account</numerusform>
            <numerusform>Switch %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message numerus="yes">
        <source>%n task(s) done</source>
        <translation>
            <numerusform>%n task done</numerusform>
            <numerusform>%n tasks done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open again</numerusform>
            <numerusform>%n open again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) moved</source>
        <translation>
            <numerusform>%n task moved</numerusform>
            <numerusform>%n tasks moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) deleted</source>
        <translation>
            <numerusform>%n task deleted</numerusform>
            <numerusform>%n tasks deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TellForm</name>
    <message numerus="yes">
        <source>%n account(s) told</source>
        <translation>
            <numerusform>%n account told</numerusform>
            <numerusform>%n accounts told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>Tell %n account(s) now?</source>
        <translation>
            <numerusform>Tell %n account now?</numerusform>
            <numerusform>Tell %n accounts now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) logged; the words are on the clipboard</source>
        <translation>
            <numerusform>%n notice logged; the words are on the clipboard</numerusform>
            <numerusform>%n notices logged; the words are on the clipboard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineFilter</name>
    <message numerus="yes">
        <source>%n types</source>
        <translation>
            <numerusform>%n type</numerusform>
            <numerusform>%n types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldForm</name>
    <message numerus="yes">
        <source>How %n account(s) were told</source>
        <translation>
            <numerusform>How %n account was told</numerusform>
            <numerusform>How %n accounts were told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) logged</source>
        <translation>
            <numerusform>%n notice logged</numerusform>
            <numerusform>%n notices logged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ValueWords</name>
    <message numerus="yes">
        <source>next %n day(s)</source>
        <translation>
            <numerusform>next %n day</numerusform>
            <numerusform>next %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n or more day(s) ago</source>
        <translation>
            <numerusform>%n day ago or longer</numerusform>
            <numerusform>%n days ago or longer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation>
            <numerusform>within %n day</numerusform>
            <numerusform>within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n or more day(s)</source>
        <translation>
            <numerusform>in %n day or later</numerusform>
            <numerusform>in %n days or later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>since %n day(s) ago</source>
        <translation>
            <numerusform>since %n day ago</numerusform>
            <numerusform>since %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitRemoval</name>
    <message numerus="yes">
        <source>%n visit(s) taken off the plan</source>
        <translation>
            <numerusform>%n visit taken off the plan</numerusform>
            <numerusform>%n visits taken off the plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removal of %n visit(s) from the plan</source>
        <translation>
            <numerusform>removal of %n visit from the plan</numerusform>
            <numerusform>removal of %n visits from the plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) put into the bin</source>
        <translation>
            <numerusform>%n visit put into the bin</numerusform>
            <numerusform>%n visits put into the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n visit(s)</source>
        <translation>
            <numerusform>deletion of %n visit</numerusform>
            <numerusform>deletion of %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitSeries</name>
    <message numerus="yes">
        <source>%n more visit(s) to {name} planned</source>
        <translation>
            <numerusform>%n more visit to {name} planned</numerusform>
            <numerusform>%n more visits to {name} planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to {name} moved</source>
        <translation>
            <numerusform>%n visit to {name} moved</numerusform>
            <numerusform>%n visits to {name} moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to {name} taken off the plan</source>
        <translation>
            <numerusform>%n visit to {name} taken off the plan</numerusform>
            <numerusform>%n visits to {name} taken off the plan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
</TS>
