<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
    <name>OutageItem</name>
    <message numerus="yes">
        <source>revised %n time(s)</source>
        <translation>
            <numerusform>revised once</numerusform>
            <numerusform>revised %n times</numerusform>
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
    <name>WeekCard</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
</TS>
