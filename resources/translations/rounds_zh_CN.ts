<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>History of this account</source>
        <translation>客户变更记录</translation>
    </message>
    <message>
        <source>Edit the facts</source>
        <translation>编辑资料</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Site access</source>
        <translation>进场须知</translation>
    </message>
    <message>
        <source>Gate, badge, parking</source>
        <translation>门岗、证件、停车等</translation>
    </message>
    <message>
        <source>Fewer facts</source>
        <translation>收起资料</translation>
    </message>
    <message>
        <source>{count} more facts</source>
        <translation>另有 {count} 项资料</translation>
    </message>
    <message>
        <source>publicity for {name}</source>
        <translation>{name} 的宣传意愿</translation>
    </message>
    <message>
        <source>edit of {name}</source>
        <translation>{name} 的修改</translation>
    </message>
</context>
<context>
    <name>AboutOptions</name>
    <message>
        <source>Copy all as text</source>
        <translation>复制全部文字</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>公有领域</translation>
    </message>
    <message>
        <source>The desk of account managers at a power supply bureau.</source>
        <translation>供电局客户经理的工作台。</translation>
    </message>
    <message>
        <source>Libraries and their licences</source>
        <translation>所用程序库及许可证</translation>
    </message>
    <message>
        <source>Files of the program on this computer</source>
        <translation>程序在本机上的文件</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open folder: {name}</source>
        <translation>打开文件夹：{name}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>AccountChoice</name>
    <message>
        <source>Not chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Choose an account…</source>
        <translation>选择客户…</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>换一户…</translation>
    </message>
</context>
<context>
    <name>AccountCommands</name>
    <message>
        <source>Portfolio</source>
        <translation>管户台账</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) assigned to {name}</source>
        <translation>
            <numerusform>%n 户已分配到 {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>assignment of %n account(s)</source>
        <translation>
            <numerusform>分配 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add a task to %n account(s)</source>
        <translation>
            <numerusform>为 %n 户添加任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) added</source>
        <translation>
            <numerusform>已添加 %n 项任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new task(s)</source>
        <translation>
            <numerusform>新增 %n 项任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Tagged with {tag}</source>
        <translation>已加标签 {tag}</translation>
    </message>
    <message>
        <source>Tag {tag} taken off</source>
        <translation>已去掉标签 {tag}</translation>
    </message>
    <message numerus="yes">
        <source>tag {tag} on %n account(s)</source>
        <translation>
            <numerusform>%n 户的标签 {tag}</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a manager first: visits are planned for one person</source>
        <translation>先选择客户经理：排期只针对一个人</translation>
    </message>
    <message numerus="yes">
        <source>Plan %n visit(s)</source>
        <translation>
            <numerusform>排期 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) planned</source>
        <translation>
            <numerusform>已排期 %n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned visit(s) take it up</source>
        <translation>
            <numerusform>%n 次已排走访加入此事</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n 户未排入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>plan of %n visit(s)</source>
        <translation>
            <numerusform>排期 %n 次走访</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountDeletion</name>
    <message>
        <source>Delete {name}?</source>
        <translation>删除{name}？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{name} is in the bin</source>
        <translation>{name}已放入回收站</translation>
    </message>
    <message>
        <source>deletion of {name}</source>
        <translation>删除{name}</translation>
    </message>
    <message>
        <source>Undo or the bin brings it back.</source>
        <translation>撤销或在回收站中恢复，即可找回。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of its contacts, visits and notes go along; Undo or the bin brings all back.</source>
        <translation>
            <numerusform>其联系人、走访、记录等 %n 条内容将一并删除；撤销或在回收站中恢复，即可全部找回。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountFiles</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>adding {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>Pasted {moment}.png</source>
        <translation>粘贴 {moment}.png</translation>
    </message>
    <message>
        <source>rename of {name}</source>
        <translation>重命名 {name}</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>已删除 {name}</translation>
    </message>
    <message>
        <source>deletion of {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已存为 {path}</translation>
    </message>
    <message>
        <source>This system has no program for {name}. Save it instead.</source>
        <translation>本机没有打开 {name} 的程序，可另存。</translation>
    </message>
    <message>
        <source>Stopped: no file was added.</source>
        <translation>已停止，未添加文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be added.</source>
        <translation>
            <numerusform>另有 %n 个未能添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} 已存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Brief</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Record visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>Drop to keep the files with this account</source>
        <translation>松开即存入该客户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完成任务</translation>
    </message>
    <message>
        <source>The account could not be loaded</source>
        <translation>客户数据未能加载</translation>
    </message>
    <message>
        <source>Feeders confirmed</source>
        <translation>馈线已核实</translation>
    </message>
    <message>
        <source>confirmation of the feeders</source>
        <translation>核实馈线</translation>
    </message>
</context>
<context>
    <name>AccountPopup</name>
    <message>
        <source>Name, pinyin or number of an account</source>
        <translation>客户名称、拼音或户号</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>无客户</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Former account no.</source>
        <translation>原户号</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>客户组</translation>
    </message>
    <message>
        <source>Site access</source>
        <translation>进场须知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Place on the emergency list</source>
        <translation>应急名单序号</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>核实人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>号码类型</translation>
    </message>
    <message>
        <source>In doubt since</source>
        <translation>存疑日期</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>存疑原因</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>核实人</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>nobody was reached</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公</translation>
    </message>
    <message>
        <source>Duty desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>其他号码</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压等级</translation>
    </message>
    <message>
        <source>Capacity, kVA</source>
        <translation>容量 kVA</translation>
    </message>
    <message>
        <source>In operation, kVA</source>
        <translation>运行容量，kVA</translation>
    </message>
    <message>
        <source>Own generator, kW</source>
        <translation>自备电源，kW</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次走访</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>上次联系</translation>
    </message>
    <message>
        <source>No visit is overdue, no issue open, no low rating or power factor.</source>
        <translation>走访未逾期，无未闭环诉求，满意度与功率因数正常。</translation>
    </message>
    <message>
        <source>Why watch</source>
        <translation>关注原因</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Last visit on site</source>
        <translation>上次上门走访</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>Visit in person, by phone or online by</source>
        <translation>现场、电话或线上走访期限</translation>
    </message>
    <message>
        <source>Next visit due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating}/5 分</translation>
    </message>
    <message>
        <source>The rating is the mean of these visits.</source>
        <translation>满意度为这几次走访的平均分。</translation>
    </message>
    <message>
        <source>No visit was rated yet.</source>
        <translation>尚无走访评分。</translation>
    </message>
    <message>
        <source>Below the target of {value} the bill carries a surcharge.</source>
        <translation>低于考核值 {value} 将加收力调电费。</translation>
    </message>
    <message>
        <source>No readings yet.</source>
        <translation>尚无用电数据。</translation>
    </message>
    <message>
        <source>Highest demand of the month divided by the power factor.</source>
        <translation>当月最大需量除以功率因数。</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>the first contact with a mobile number not in doubt</source>
        <translation>首位联系人需有无疑问的手机号</translation>
    </message>
    <message>
        <source>a contact checked in the last 12 months</source>
        <translation>近 12 个月需核实过联系人</translation>
    </message>
    <message>
        <source>the feeders looked at and confirmed</source>
        <translation>需查看并核实馈线</translation>
    </message>
    <message>
        <source>somebody else to call</source>
        <translation>需有第二联系人</translation>
    </message>
    <message>
        <source>the industry code</source>
        <translation>需填行业代码</translation>
    </message>
    <message>
        <source>street, address and place on the map</source>
        <translation>需填街道、地址与地图位置</translation>
    </message>
    <message>
        <source>importance grade and own generation, 0 for none</source>
        <translation>需填重要等级与自备电源（无则填 0）</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>confirmed {day}</source>
        <translation>{day}核实</translation>
    </message>
    <message>
        <source>Confirmed today</source>
        <translation>今日已核实</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>走访状态</translation>
    </message>
    <message>
        <source>Cycle, days</source>
        <translation>周期，天</translation>
    </message>
    <message>
        <source>Next visit planned</source>
        <translation>计划走访</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Visit rule</source>
        <translation>走访规则</translation>
    </message>
    <message>
        <source>Next contact due</source>
        <translation>下次联系到期</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完任务</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>未闭环诉求</translation>
    </message>
    <message>
        <source>Top-100 rank</source>
        <translation>百强名次</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Due on {day}.</source>
        <translation>{day}到期。</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>高危</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{mwh} MWh</source>
        <translation>{mwh} MWh</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{days} overdue</source>
        <translation>逾期 {days}</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>电价</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>no interval</source>
        <translation>无周期</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>Visit within</source>
        <translation>走访期限</translation>
    </message>
    <message>
        <source>{count} feeders</source>
        <translation>{count} 条线路</translation>
    </message>
    <message>
        <source>{share} used</source>
        <translation>已用 {share}</translation>
    </message>
    <message>
        <source>Every {days}</source>
        <translation>每 {days}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要等级</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Visiting hours</source>
        <translation>接待时间</translation>
    </message>
    <message>
        <source>In operation</source>
        <translation>运行容量</translation>
    </message>
    <message>
        <source>Contract demand</source>
        <translation>合同需量</translation>
    </message>
    <message>
        <source>Own generation</source>
        <translation>自备电源</translation>
    </message>
    <message>
        <source>Security load</source>
        <translation>保安负荷</translation>
    </message>
    <message>
        <source>Contract signed</source>
        <translation>合同签订</translation>
    </message>
    <message>
        <source>Legal entity</source>
        <translation>法人主体</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>none wanted</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>none wanted since {day}</source>
        <translation>{day} 起不接受</translation>
    </message>
    <message>
        <source>Publicity</source>
        <translation>用电宣传</translation>
    </message>
    <message>
        <source>Visit cycle</source>
        <translation>走访周期</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Capacity used</source>
        <translation>容量使用</translation>
    </message>
    <message>
        <source>of {kva} kVA</source>
        <translation>共 {kva} kVA</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>visit overdue</source>
        <translation>逾期未走访</translation>
    </message>
    <message>
        <source>an open issue</source>
        <translation>1 项诉求未闭环</translation>
    </message>
    <message>
        <source>two outages in 60 days</source>
        <translation>60 天内两次停电</translation>
    </message>
    <message>
        <source>low power factor</source>
        <translation>功率因数偏低</translation>
    </message>
    <message>
        <source>low rating</source>
        <translation>满意度偏低</translation>
    </message>
    <message>
        <source>{count} open issues</source>
        <translation>{count} 项诉求未闭环</translation>
    </message>
    <message>
        <source>feeder check</source>
        <translation>馈线核实</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>无待办</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>cycle {days}</source>
        <translation>周期 {days}</translation>
    </message>
    <message>
        <source>asked within {days}</source>
        <translation>要求 {days}内走访</translation>
    </message>
    <message>
        <source>{days} late</source>
        <translation>逾期 {days}</translation>
    </message>
    <message>
        <source>main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>contact check</source>
        <translation>联系人核实</translation>
    </message>
    <message>
        <source>second contact</source>
        <translation>第二联系人</translation>
    </message>
    <message>
        <source>sector</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>own supply</source>
        <translation>自备电源</translation>
    </message>
    <message>
        <source>last four: {ratings}</source>
        <translation>近四次：{ratings}</translation>
    </message>
    <message>
        <source>not rated yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <source>target {value}</source>
        <translation>考核值 {value}</translation>
    </message>
    <message>
        <source>{load} of {kva} kVA</source>
        <translation>{load} / {kva} kVA</translation>
    </message>
    <message>
        <source>missing: {parts}</source>
        <translation>缺：{parts}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due in 30 days</source>
        <translation>30 天内到期</translation>
    </message>
    <message>
        <source>Low rating</source>
        <translation>低满意度</translation>
    </message>
    <message>
        <source>Open outage</source>
        <translation>停电中</translation>
    </message>
    <message>
        <source>Every account is inside its visit cycle.</source>
        <translation>所有客户都在走访周期内。</translation>
    </message>
    <message>
        <source>Open the planner</source>
        <translation>打开排期</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Filter these accounts</source>
        <translation>筛选客户</translation>
    </message>
    <message>
        <source>{count} of {total} accounts</source>
        <translation>{count}/{total} 户</translation>
    </message>
    <message>
        <source>Space selects · Enter opens · E edits in place</source>
        <translation>空格选择 · 回车打开 · E 就地编辑</translation>
    </message>
    <message>
        <source>The accounts could not be loaded</source>
        <translation>无法加载客户</translation>
    </message>
    <message>
        <source>The filters hide every account.</source>
        <translation>筛选条件隐藏了所有客户。</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Bring in a ledger from Excel.</source>
        <translation>从 Excel 导入台账。</translation>
    </message>
    <message>
        <source>Import a ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>没有逾期客户</translation>
    </message>
    <message>
        <source>Nothing is due in the next 30 days</source>
        <translation>30 天内没有到期客户</translation>
    </message>
    <message>
        <source>No account gives a low rating</source>
        <translation>没有低满意度客户</translation>
    </message>
    <message>
        <source>Every rating is 3.5 or better.</source>
        <translation>所有满意度都不低于 3.5。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No account is without power</source>
        <translation>没有停电客户</translation>
    </message>
    <message>
        <source>Outages under way stand here.</source>
        <translation>正在停电的客户显示在这里。</translation>
    </message>
    <message>
        <source>Account list</source>
        <translation>客户清单</translation>
    </message>
    <message>
        <source>{kva} kVA under contract</source>
        <translation>合同容量 {kva} kVA</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>change of {name}</source>
        <translation>修改 {name}</translation>
    </message>
    <message>
        <source>{change} on last year</source>
        <translation>同比 {change}</translation>
    </message>
    <message>
        <source>highest {kw} kW</source>
        <translation>最大需量 {kw} kW</translation>
    </message>
    <message>
        <source>power factor {pf}</source>
        <translation>功率因数 {pf}</translation>
    </message>
    <message>
        <source>More about accounts</source>
        <translation>更多客户功能</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>All accounts of the team</source>
        <translation>团队全部客户</translation>
    </message>
    <message>
        <source>Key accounts of {name}</source>
        <translation>{name}的客户</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>AddressForm</name>
    <message>
        <source>The ones this computer trusts</source>
        <translation>使用本机信任的证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>several with commas</source>
        <translation>多台用逗号分隔</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>连接保护</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>Encrypted, server checked</source>
        <translation>加密并核对服务器</translation>
    </message>
    <message>
        <source>Encrypted, issuer checked</source>
        <translation>加密并核对签发机构</translation>
    </message>
    <message>
        <source>Encrypted, not checked</source>
        <translation>加密，不核对</translation>
    </message>
    <message>
        <source>Encrypted where offered</source>
        <translation>服务器支持时加密</translation>
    </message>
    <message>
        <source>None (closed network)</source>
        <translation>不加密（封闭网络）</translation>
    </message>
</context>
<context>
    <name>AdviceLine</name>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Peak-hour share</source>
        <translation>峰段占比</translation>
    </message>
    <message>
        <source>Basis of the basic charge</source>
        <translation>基本电费计收方式</translation>
    </message>
    <message>
        <source>Demand over the agreed one</source>
        <translation>需量超核定值</translation>
    </message>
    <message>
        <source>Demand response</source>
        <translation>需求响应</translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>尚未告知</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>未采纳</translation>
    </message>
</context>
<context>
    <name>AdviceRow</name>
    <message>
        <source>{month}: {value}</source>
        <translation>{month}:{value}</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>现在 {value}</translation>
    </message>
</context>
<context>
    <name>AffectedTable</name>
    <message>
        <source>Affected accounts</source>
        <translation>受影响客户</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Lost load</source>
        <translation>损失负荷</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Latest time told</source>
        <translation>最近告知时间</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>已知最新时间</translation>
    </message>
    <message>
        <source>Not affected</source>
        <translation>不受影响</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>checked, </source>
        <translation>已选，</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>无联系人</translation>
    </message>
</context>
<context>
    <name>AfterDialog</name>
    <message>
        <source>About it</source>
        <translation>与其有关</translation>
    </message>
    <message>
        <source>Raised on</source>
        <translation>提出日期</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>After the outage: {place}</source>
        <translation>停电之后：{place}</translation>
    </message>
    <message>
        <source>Visits that are owed</source>
        <translation>应走访客户</translation>
    </message>
    <message>
        <source>Nobody has said anything about it.</source>
        <translation>无人反映。</translation>
    </message>
    <message>
        <source>It makes no visit due.</source>
        <translation>无须因此走访。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What customers said</source>
        <translation>客户反映</translation>
    </message>
    <message>
        <source>Orders and issues of its accounts since it began. A check says that one is about it.</source>
        <translation>停电开始以来这些客户的工单和诉求；勾选表示与该停电有关。</translation>
    </message>
    <message>
        <source>After a severe outage, or one too many in the time that the visit rules count.</source>
        <translation>严重停电，或在走访规则所计时间内次数过多。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已关联</translation>
    </message>
    <message>
        <source>No longer linked</source>
        <translation>已取消关联</translation>
    </message>
    <message>
        <source>link of a complaint</source>
        <translation>诉求关联</translation>
    </message>
</context>
<context>
    <name>AllRulesOptions</name>
    <message>
        <source>not counted by in this version</source>
        <translation>本版本尚未用于计算</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>全部规则</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>No rule fits</source>
        <translation>没有符合的规则</translation>
    </message>
    <message>
        <source>Visit cycles, notices and privacy have sections of their own.</source>
        <translation>走访周期、告知和隐私另有专页。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Form</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Answers to the form</source>
        <translation>问卷的答案</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>问卷答案</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) answered</source>
        <translation>
            <numerusform>%n 次走访作答</numerusform>
        </translation>
    </message>
    <message>
        <source>Answers by question</source>
        <translation>按题目统计</translation>
    </message>
    <message>
        <source>No forms yet</source>
        <translation>尚无问卷</translation>
    </message>
    <message>
        <source>A supervisor imports forms under Settings, Surveys.</source>
        <translation>主管可在“设置 › 问卷”中导入问卷。</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>没有答案</translation>
    </message>
    <message>
        <source>No finished visit of this period answered the form.</source>
        <translation>该期间没有已完成的走访填写此问卷。</translation>
    </message>
    <message>
        <source>Finished visits of all versions, by the names of the questions. Several answers may be given to one question, so shares need not add up to 100%. Fewer than {count} answers are grey.</source>
        <translation>统计各版本已完成走访的答案，按题目名合并。多选题可选多项，占比之和不一定为 100%。少于 {count} 份的以灰色显示。</translation>
    </message>
    <message>
        <source>The answers could not be counted</source>
        <translation>无法统计答案</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export answers</source>
        <translation>导出答案</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Your password ends on {day}.</source>
        <translation>你的密码将于{day}到期。</translation>
    </message>
    <message>
        <source>Change it before under Settings &gt; Database.</source>
        <translation>请在此之前于“设置 › 数据库”中修改。</translation>
    </message>
    <message>
        <source>No font on this computer can show Chinese.</source>
        <translation>本机没有可显示中文的字体。</translation>
    </message>
    <message>
        <source>Install the package fonts-noto-cjk and start again.</source>
        <translation>安装 fonts-noto-cjk 后重新启动。</translation>
    </message>
    <message>
        <source>The password was not kept: no keyring of this computer is open.</source>
        <translation>密码没有保存：本机没有可用的密钥环。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes behind the server&apos;s.</source>
        <translation>本机时钟比服务器慢 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is {minutes} minutes ahead of the server&apos;s.</source>
        <translation>本机时钟比服务器快 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Set it right: days and reminders go by it.</source>
        <translation>校准时钟：日期和提醒以它为准。</translation>
    </message>
</context>
<context>
    <name>AppearanceOptions</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Lines and quiet texts are as strong as the others.</source>
        <translation>线条和次要文字与其他内容同样醒目。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>A list whose row height was chosen on its own page keeps it.</source>
        <translation>在列表页单独选过行高的列表保持不变。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Rows, buttons and charts grow with the text.</source>
        <translation>行、按钮和图表随文字放大。</translation>
    </message>
    <message>
        <source>Row height of lists</source>
        <translation>列表行高</translation>
    </message>
</context>
<context>
    <name>AppointmentDialog</name>
    <message>
        <source>New appointment</source>
        <translation>新建日程</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Leaves time for visits</source>
        <translation>不占用走访时间</translation>
    </message>
    <message>
        <source>every Monday, every 2 weeks until 31 Dec</source>
        <translation>每周一，每 2 周直到 12月31日</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改范围</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This is no repetition. Type one such as: every Monday.</source>
        <translation>无法识别的重复方式。可写为：每周一。</translation>
    </message>
</context>
<context>
    <name>Appointments</name>
    <message>
        <source>Choose whose plan this is first: the round button at the bottom left</source>
        <translation>先选择是谁的计划：左下角的圆形按钮</translation>
    </message>
    <message>
        <source>{title} copied to {when}</source>
        <translation>{title} 已复制到 {when}</translation>
    </message>
    <message>
        <source>copy of {title}</source>
        <translation>{title} 的复制</translation>
    </message>
    <message>
        <source>{title} moved to {when}</source>
        <translation>{title} 已移到 {when}</translation>
    </message>
    <message>
        <source>move of {title}</source>
        <translation>{title} 的移动</translation>
    </message>
    <message>
        <source>deletion of {title}</source>
        <translation>{title} 的删除</translation>
    </message>
    <message>
        <source>{title} deleted</source>
        <translation>{title} 已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n times {title} deleted</source>
        <translation>
            <numerusform>已删除 %n 次 {title}</numerusform>
        </translation>
    </message>
    <message>
        <source>new appointment {title}</source>
        <translation>新建日程 {title}</translation>
    </message>
    <message>
        <source>change of {title}</source>
        <translation>{title} 的修改</translation>
    </message>
</context>
<context>
    <name>ApprovalBar</name>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>去审批…</translation>
    </message>
</context>
<context>
    <name>ApprovalWords</name>
    <message>
        <source>Changed since approval</source>
        <translation>审批后有变更</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>{month} was returned</source>
        <translation>{month}计划已退回</translation>
    </message>
    <message>
        <source>{month} is submitted: {waits}</source>
        <translation>{month}计划已提交：{waits}</translation>
    </message>
    <message>
        <source>{month} is approved, but {waits}</source>
        <translation>{month}计划已批准，另有 {waits}</translation>
    </message>
    <message>
        <source>{month} was approved with changes</source>
        <translation>{month}计划已批准，有调整</translation>
    </message>
    <message>
        <source>{month} is a draft: {waits}</source>
        <translation>{month}计划为草稿：{waits}</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) wait for approval</source>
        <translation>
            <numerusform>%n 次走访待审批</numerusform>
        </translation>
    </message>
    <message>
        <source>{who}: {remark}</source>
        <translation>{who}：{remark}</translation>
    </message>
    <message>
        <source>since {day} {time}</source>
        <translation>提交于 {day} {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处变更</numerusform>
        </translation>
    </message>
    <message>
        <source>Remark…</source>
        <translation>意见…</translation>
    </message>
    <message>
        <source>Submit {month}</source>
        <translation>提交 {month}计划</translation>
    </message>
    <message>
        <source>Submit again</source>
        <translation>重新提交</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n visit(s)</source>
        <translation>
            <numerusform>批准 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve {month}</source>
        <translation>批准 {month}计划</translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) wait for your review</source>
        <translation>
            <numerusform>%n 份月计划待审批</numerusform>
        </translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>taken off</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>改期</translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message>
        <source>Nothing of this month waits for approval</source>
        <translation>本月没有待审批的走访</translation>
    </message>
    <message>
        <source>What changed since it was submitted…</source>
        <translation>提交后的变更…</translation>
    </message>
    <message>
        <source>Plans to review…</source>
        <translation>待审批的计划…</translation>
    </message>
    <message>
        <source>{month} submitted</source>
        <translation>{month}计划已提交</translation>
    </message>
    <message>
        <source>submission of {month}</source>
        <translation>提交 {month}计划</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} approved: {visits}</source>
        <translation>{what}已批准：{visits}</translation>
    </message>
    <message>
        <source>approval of {what}</source>
        <translation>批准 {what}</translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n 份计划</numerusform>
        </translation>
    </message>
    <message>
        <source>{month} of {name}</source>
        <translation>{name} 的 {month}计划</translation>
    </message>
    <message>
        <source>{name} approved</source>
        <translation>{name} 已批准</translation>
    </message>
    <message>
        <source>approval of the visit to {name}</source>
        <translation>批准 {name} 的走访</translation>
    </message>
    <message>
        <source>Return {month} to {name}</source>
        <translation>退回 {name} 的 {month}计划</translation>
    </message>
    <message>
        <source>The manager sees it in the planner.</source>
        <translation>客户经理会在排期中看到。</translation>
    </message>
    <message>
        <source>What is to be changed</source>
        <translation>需要修改的内容</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>{what} returned</source>
        <translation>{what}已退回</translation>
    </message>
    <message>
        <source>return of {what}</source>
        <translation>退回 {what}</translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <source>Street, or 114.057, 22.543</source>
        <translation>街道，或 114.057, 22.543</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公点</translation>
    </message>
    <message>
        <source>Change the transformer area</source>
        <translation>修改台区</translation>
    </message>
    <message>
        <source>New transformer area of {name}</source>
        <translation>{name} 新台区</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>区段</translation>
    </message>
</context>
<context>
    <name>Arrangement</name>
    <message>
        <source>Row height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>来处</translation>
    </message>
</context>
<context>
    <name>AuditFilter</name>
    <message>
        <source>Find in the values</source>
        <translation>在值中查找</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Log of changes</source>
        <translation>变更日志</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Older ones are left out: choose fewer days.</source>
        <translation>更早的未列出：缩短时段即可。</translation>
    </message>
    <message>
        <source>No entry fits the days and filters.</source>
        <translation>没有符合时段和筛选的条目。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The log could not be loaded</source>
        <translation>变更日志未能载入</translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>Put the row back…</source>
        <translation>恢复整条…</translation>
    </message>
    <message>
        <source>No entry chosen</source>
        <translation>未选择条目</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>来处</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>BandChart</name>
    <message>
        <source>Month</source>
        <translation>年月</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Expected from</source>
        <translation>预期下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>BillRows</name>
    <message>
        <source>Energy, sharp peak</source>
        <translation>电量电费（尖峰）</translation>
    </message>
    <message>
        <source>Energy, peak</source>
        <translation>电量电费（峰）</translation>
    </message>
    <message>
        <source>Energy, flat</source>
        <translation>电量电费（平）</translation>
    </message>
    <message>
        <source>Energy, valley</source>
        <translation>电量电费（谷）</translation>
    </message>
    <message>
        <source>Basic charge by capacity</source>
        <translation>基本电费（按容量）</translation>
    </message>
    <message>
        <source>Basic charge by demand</source>
        <translation>基本电费（按实际需量）</translation>
    </message>
    <message>
        <source>Basic charge by agreed demand</source>
        <translation>基本电费（按合同需量）</translation>
    </message>
    <message>
        <source>Power factor adjustment</source>
        <translation>力调电费</translation>
    </message>
    <message>
        <source>Government funds</source>
        <translation>政府性基金</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>尖</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation>谷</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>实际需量</translation>
    </message>
    <message>
        <source>Agreed demand</source>
        <translation>合同需量</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计费数量</translation>
    </message>
    <message>
        <source>Price, ¥</source>
        <translation>单价（元）</translation>
    </message>
    <message>
        <source>Amount, ¥</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Counted, ¥</source>
        <translation>核算，元</translation>
    </message>
    <message>
        <source>Charged, ¥</source>
        <translation>已收，元</translation>
    </message>
    <message>
        <source>Difference, ¥</source>
        <translation>差额，元</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>电度电费</translation>
    </message>
    <message>
        <source>Basic charge</source>
        <translation>基本电费</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>By capacity, ¥</source>
        <translation>按容量（元）</translation>
    </message>
    <message>
        <source>By demand, ¥</source>
        <translation>按需量（元）</translation>
    </message>
    <message>
        <source>Demand, kW</source>
        <translation>需量（kW）</translation>
    </message>
    <message>
        <source>Equal at, kW</source>
        <translation>平衡点（kW）</translation>
    </message>
    <message>
        <source>Cheaper</source>
        <translation>较省</translation>
    </message>
    <message>
        <source>{basis} · risk</source>
        <translation>{basis} · 风险</translation>
    </message>
</context>
<context>
    <name>BillView</name>
    <message>
        <source>Lines of the bill</source>
        <translation>电费明细</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>电费</translation>
    </message>
    <message>
        <source>As it was charged</source>
        <translation>与账单对照</translation>
    </message>
    <message>
        <source>Capacity against demand</source>
        <translation>容量与需量对比</translation>
    </message>
    <message>
        <source>Example prices, not official ones: every yuan here is an example.</source>
        <translation>当前为示例电价，非正式电价：此处金额仅供演示。</translation>
    </message>
    <message>
        <source>{plan} · {month}</source>
        <translation>{plan} · {month}</translation>
    </message>
    <message>
        <source>{better} saves ¥{yuan} in {months} months</source>
        <translation>按{better}计收，{months} 个月可省 {yuan} 元</translation>
    </message>
    <message>
        <source>¥{yuan} were charged</source>
        <translation>实际收取 {yuan} 元</translation>
    </message>
    <message>
        <source>Bill of the month</source>
        <translation>当月电费</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>平均电价</translation>
    </message>
    <message>
        <source>¥ a kWh</source>
        <translation>元/kWh</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>by {kwh} kWh from peak to valley</source>
        <translation>峰段移 {kwh} kWh 至谷段</translation>
    </message>
    <message>
        <source>Moving hours saves</source>
        <translation>移峰可省</translation>
    </message>
    <message>
        <source>Switching off saves</source>
        <translation>暂停变压器可省</translation>
    </message>
    <message>
        <source>Less demand saves</source>
        <translation>降低需量可省</translation>
    </message>
    <message>
        <source>{kva} kVA that no month of the year needed</source>
        <translation>全年各月均未用到的 {kva} kVA</translation>
    </message>
    <message>
        <source>by each {kw} kW, a month</source>
        <translation>每降 {kw} kW，每月</translation>
    </message>
    <message>
        <source>no standard</source>
        <translation>无考核标准</translation>
    </message>
    <message>
        <source>{standard} asked for, {percent} % on the bill</source>
        <translation>标准 {standard}，力调 {percent}%</translation>
    </message>
</context>
<context>
    <name>Bin</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Legal entity</source>
        <translation>法人主体</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Transformer area</source>
        <translation>台区</translation>
    </message>
    <message>
        <source>Supply point</source>
        <translation>供电关系</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>一并删除</translation>
    </message>
    <message>
        <source>merged into {name}</source>
        <translation>已并入 {name}</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Filter the bin</source>
        <translation>筛选回收站</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) restored</source>
        <translation>
            <numerusform>已恢复 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restoring of %n entry(s)</source>
        <translation>
            <numerusform>恢复 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) deleted for good</source>
        <translation>
            <numerusform>已彻底删除 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} · Space selects · Enter restores</source>
        <translation>{count} · 空格选择 · 回车恢复</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>回收站为空</translation>
    </message>
    <message>
        <source>What is deleted can be restored here.</source>
        <translation>删除的内容可在此恢复。</translation>
    </message>
    <message>
        <source>The filters hide every entry.</source>
        <translation>所有条目都被筛选条件隐藏。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>无匹配条目</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The bin could not be loaded</source>
        <translation>无法加载回收站</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n entry(s) for good?</source>
        <translation>
            <numerusform>彻底删除这 %n 项？</numerusform>
        </translation>
    </message>
    <message>
        <source>What was deleted along goes too. Undo cannot bring it back.</source>
        <translation>一并删除的内容也将彻底删除，无法撤销。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>{state}, %n issue(s)</source>
        <translation>
            <numerusform>{state}，%n 件诉求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoardList</name>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
</context>
<context>
    <name>BookForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>BreachPage</name>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Notices that came late or not at all</source>
        <translation>过迟或未到的通知</translation>
    </message>
    <message>
        <source>Everybody was told in time</source>
        <translation>均已按时告知</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Late notices</source>
        <translation>迟到通知</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) told late or not at all</source>
        <translation>
            <numerusform>%n 户次通知过迟或未通知</numerusform>
        </translation>
    </message>
    <message>
        <source>The notices could not be read</source>
        <translation>通知读取失败</translation>
    </message>
    <message>
        <source>Had to know by</source>
        <translation>应告知时刻</translation>
    </message>
    <message>
        <source>How late</source>
        <translation>迟了</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要等级</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>late</source>
        <translation>过迟</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>其后已变更</translation>
    </message>
</context>
<context>
    <name>BriefPage</name>
    <message>
        <source>Previous brief</source>
        <translation>上一份简报</translation>
    </message>
    <message>
        <source>Next brief</source>
        <translation>下一份简报</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>No brief to show</source>
        <translation>没有可显示的简报</translation>
    </message>
    <message>
        <source>Open one from an account, or plan a visit for today.</source>
        <translation>从客户页打开简报，或为今天安排走访。</translation>
    </message>
    <message>
        <source>Open the planner</source>
        <translation>打开排期</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>{name} · {place} of {count}</source>
        <translation>{name} · {place}/{count}</translation>
    </message>
    <message>
        <source>The brief could not be made</source>
        <translation>无法生成简报</translation>
    </message>
    <message>
        <source>{whose}_visit brief_{day}</source>
        <translation>{whose}_走访简报_{day}</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>保存简报</translation>
    </message>
    <message>
        <source>Brief saved to {file}</source>
        <translation>简报已存为 {file}</translation>
    </message>
    <message>
        <source>(printed)</source>
        <translation>（打印）</translation>
    </message>
</context>
<context>
    <name>BriefWords</name>
    <message>
        <source>Visit brief for internal use · {number} · made {when}</source>
        <translation>走访简报（内部使用） · {number} · 制作于 {when}</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>户号 {number}</translation>
    </message>
    <message>
        <source>important user: {grade}</source>
        <translation>重要用户：{grade}</translation>
    </message>
    <message>
        <source>high risk</source>
        <translation>高危</translation>
    </message>
    <message>
        <source>No visit on the plan</source>
        <translation>暂无走访安排</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>电价</translation>
    </message>
    <message>
        <source>Last on site</source>
        <translation>上次现场</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>供电</translation>
    </message>
    <message>
        <source>Own source</source>
        <translation>自备电源</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>{contract} kVA</source>
        <translation>{contract} kVA</translation>
    </message>
    <message>
        <source>{operating} kVA in use</source>
        <translation>运行 {operating} kVA</translation>
    </message>
    <message>
        <source>{kw} kW contracted</source>
        <translation>合同需量 {kw} kW</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{kw} kW</source>
        <translation>{kw} kW</translation>
    </message>
    <message>
        <source>security load {kw} kW</source>
        <translation>保安负荷 {kw} kW</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>At the gate</source>
        <translation>进门须知</translation>
    </message>
    <message>
        <source>Nothing is known of the way in: ask for it.</source>
        <translation>进门要求未知，需询问。</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>接待时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>现场记录</translation>
    </message>
    <message>
        <source>Energy, demand and power factor of twelve months beside the year before</source>
        <translation>近十二个月电量、需量、功率因数与上年同月</translation>
    </message>
    <message>
        <source>There are no readings of the last twelve months.</source>
        <translation>近十二个月没有抄表数据。</translation>
    </message>
    <message>
        <source>Too few similar accounts for a comparison.</source>
        <translation>同类客户太少，不作比较。</translation>
    </message>
    <message>
        <source>{value} kWh per kVA and month: more than {percentile} % of {size} {group}; the middle is {middle}.</source>
        <translation>月均单位容量电量 {value} kWh/kVA，位于 {group} {size} 户的第 {percentile} 百分位，中位数 {middle}。</translation>
    </message>
    <message>
        <source>{low}–{high} kVA</source>
        <translation>{low}–{high} kVA</translation>
    </message>
    <message>
        <source>from {low} kVA</source>
        <translation>{low} kVA 及以上</translation>
    </message>
    <message>
        <source>accounts of {industry}, {band}</source>
        <translation>{industry}、{band}</translation>
    </message>
    <message>
        <source>accounts of the same section, {band}</source>
        <translation>同门类、{band}</translation>
    </message>
    <message>
        <source>accounts of the same section</source>
        <translation>同门类</translation>
    </message>
    <message>
        <source>accounts of the bureau</source>
        <translation>全局客户</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>More for the checked rows</source>
        <translation>对所选行的更多操作</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>All day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>No power: {feeder}, {when}</source>
        <translation>停电：{feeder}，{when}</translation>
    </message>
    <message>
        <source>{visit}, waits for approval</source>
        <translation>{visit}，待审批</translation>
    </message>
</context>
<context>
    <name>CalendarExportDialog</name>
    <message>
        <source>Save the calendar of {name}</source>
        <translation>保存{name}的日历</translation>
    </message>
    <message>
        <source>With appointments that are no visits</source>
        <translation>包含非走访日程</translation>
    </message>
    <message>
        <source>With purposes and contact names</source>
        <translation>包含走访目的和联系人姓名</translation>
    </message>
    <message>
        <source>Visits from a quarter ago to 18 months ahead, with account and place. Telephone numbers never go along. A calendar program that opens the file again changes what it has.</source>
        <translation>包含前一季度至后 18 个月的走访，只含客户和地点，不含电话号码。日历软件再次打开该文件时更新已有内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message>
        <source>Bring in a calendar file…</source>
        <translation>导入日历文件…</translation>
    </message>
    <message>
        <source>Save as a calendar file…</source>
        <translation>存为日历文件…</translation>
    </message>
    <message>
        <source>Bring in a calendar file</source>
        <translation>导入日历文件</translation>
    </message>
    <message>
        <source>calendar file {name}</source>
        <translation>日历文件 {name}</translation>
    </message>
    <message>
        <source>{name}: {counts}</source>
        <translation>{name}：{counts}</translation>
    </message>
    <message>
        <source>Save as a calendar file</source>
        <translation>存为日历文件</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) saved to {file}</source>
        <translation>
            <numerusform>%n 项日程已存入 {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose whose plan this is first: the round button at the bottom left</source>
        <translation>先点左下角圆形按钮，选择为谁排期</translation>
    </message>
</context>
<context>
    <name>CalendarImportDialog</name>
    <message>
        <source>Bring {file} into the calendar of {name}</source>
        <translation>将 {file} 导入{name}的日历</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>将发生的变化</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新增 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>修改 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>删除 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n 项无变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of Rounds&apos; own</source>
        <translation>
            <numerusform>%n 项为本软件导出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>略过 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>There are no events in the time that is looked at: a quarter back, 18 months ahead.</source>
        <translation>所查看的时段（前一季度至后 18 个月）内没有日程。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已略过</translation>
    </message>
    <message>
        <source>Visits that stand otherwise in the file; they stay</source>
        <translation>时间与文件不同的走访（不改动）</translation>
    </message>
    <message>
        <source>in the file {there}, in Rounds {here}</source>
        <translation>文件中 {there}，本软件中 {here}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>CalendarOptions</name>
    <message>
        <source>Days of the bureau</source>
        <translation>本单位日期</translation>
    </message>
    <message>
        <source>Add a day</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>No days of your own this year</source>
        <translation>本年没有自定日期</translation>
    </message>
    <message>
        <source>Add a day that the bureau has off, or works, whatever the public calendar says.</source>
        <translation>可添加本单位的休息日或上班日，优先于法定安排。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>Add leave</source>
        <translation>添加休假</translation>
    </message>
    <message>
        <source>Nobody is on leave this year</source>
        <translation>本年没有休假</translation>
    </message>
    <message>
        <source>Visits cannot be planned on somebody&apos;s leave.</source>
        <translation>休假期间不能安排走访。</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>The calendar could not be loaded</source>
        <translation>日历未能加载</translation>
    </message>
    <message>
        <source>{day} is a workday now</source>
        <translation>{day} 已设为上班</translation>
    </message>
    <message>
        <source>{day} is off now</source>
        <translation>{day} 已设为休息</translation>
    </message>
    <message>
        <source>calendar entry for {day}</source>
        <translation>{day} 的日历设置</translation>
    </message>
    <message>
        <source>The public calendar counts for {day} again</source>
        <translation>{day} 恢复按法定安排</translation>
    </message>
    <message>
        <source>removal of {day} from the calendar</source>
        <translation>从日历删除 {day}</translation>
    </message>
    <message>
        <source>Leave of {name} noted</source>
        <translation>已记录 {name} 的休假</translation>
    </message>
    <message>
        <source>leave of {name}</source>
        <translation>{name} 的休假</translation>
    </message>
    <message>
        <source>Leave of {name} removed</source>
        <translation>已删除 {name} 的休假</translation>
    </message>
    <message>
        <source>removal of the leave of {name}</source>
        <translation>删除 {name} 的休假</translation>
    </message>
    <message>
        <source>Workday</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>{day} {start} to {end}</source>
        <translation>{day} {start} 至 {end}</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>排期建议</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>planned, fixed</source>
        <translation>已排期，时间固定</translation>
    </message>
    <message>
        <source>not a visit</source>
        <translation>非走访事项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>午休</translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s)</source>
        <translation>
            <numerusform>%n 起停电</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>CallLine</name>
    <message>
        <source>No contact known</source>
        <translation>无联系人</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Call {name}, {account}</source>
        <translation>呼叫 {name}，{account}</translation>
    </message>
</context>
<context>
    <name>CallSheet</name>
    <message>
        <source>Call sheet: {place}</source>
        <translation>呼叫单：{place}</translation>
    </message>
    <message>
        <source>Nobody has to be called.</source>
        <translation>无需呼叫。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Lost load</source>
        <translation>损失负荷</translation>
    </message>
    <message>
        <source>Call in this order</source>
        <translation>呼叫顺序</translation>
    </message>
    <message>
        <source>Answer, hour, by whom</source>
        <translation>结果、时刻、呼叫人</translation>
    </message>
    <message>
        <source>□ told  □ no answer  □ wrong number  □ refused</source>
        <translation>□ 已告知  □ 未接  □ 号码错误  □ 拒绝</translation>
    </message>
    <message>
        <source>no contact known</source>
        <translation>无联系方式</translation>
    </message>
    <message>
        <source>(in doubt)</source>
        <translation>（存疑）</translation>
    </message>
</context>
<context>
    <name>CampaignCommands</name>
    <message>
        <source>Campaign added</source>
        <translation>已新建宣传</translation>
    </message>
    <message>
        <source>new campaign</source>
        <translation>新建宣传</translation>
    </message>
    <message>
        <source>Campaign changed</source>
        <translation>已修改宣传</translation>
    </message>
    <message>
        <source>change of a campaign</source>
        <translation>修改宣传</translation>
    </message>
    <message>
        <source>Campaign deleted</source>
        <translation>已删除宣传</translation>
    </message>
    <message>
        <source>deletion of a campaign</source>
        <translation>删除宣传</translation>
    </message>
    <message>
        <source>Accounts chosen anew</source>
        <translation>已重新选择宣传对象</translation>
    </message>
    <message>
        <source>choice of accounts</source>
        <translation>选择宣传对象</translation>
    </message>
    <message>
        <source>Edition added</source>
        <translation>已添加版本</translation>
    </message>
    <message>
        <source>new edition</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>File added</source>
        <translation>已添加文件</translation>
    </message>
    <message>
        <source>file of an edition</source>
        <translation>版本文件</translation>
    </message>
    <message>
        <source>Edition deleted</source>
        <translation>已删除版本</translation>
    </message>
    <message>
        <source>deletion of an edition</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) told</source>
        <translation>
            <numerusform>已登记告知 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>telling of %n account(s)</source>
        <translation>
            <numerusform>告知 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s) noted</source>
        <translation>
            <numerusform>已登记确认 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmation(s)</source>
        <translation>
            <numerusform>确认 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>taking back of a telling</source>
        <translation>撤回告知</translation>
    </message>
    <message>
        <source>Noted: no publicity for them</source>
        <translation>已登记：谢绝宣传</translation>
    </message>
    <message>
        <source>opt-out</source>
        <translation>谢绝宣传</translation>
    </message>
    <message>
        <source>Noted: publicity again</source>
        <translation>已登记：恢复宣传</translation>
    </message>
    <message>
        <source>end of an opt-out</source>
        <translation>恢复宣传</translation>
    </message>
    <message numerus="yes">
        <source>Proof kept with %n account(s)</source>
        <translation>
            <numerusform>已为 %n 户保存凭证</numerusform>
        </translation>
    </message>
    <message>
        <source>proof of a campaign</source>
        <translation>宣传凭证</translation>
    </message>
</context>
<context>
    <name>CampaignForm</name>
    <message>
        <source>Change the campaign</source>
        <translation>修改宣传</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建宣传</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Visit records that name this material count by themselves</source>
        <translation>走访记录中填写此资料的，自动计入</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>宣传资料</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Its file</source>
        <translation>资料文件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>CampaignList</name>
    <message>
        <source>Campaigns</source>
        <translation>宣传</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>宣传</translation>
    </message>
</context>
<context>
    <name>CampaignWords</name>
    <message>
        <source>{phase}, from {day}</source>
        <translation>{phase}，{day} 开始</translation>
    </message>
    <message>
        <source>{phase}, until {day}</source>
        <translation>{phase}，至 {day}</translation>
    </message>
    <message>
        <source>{told} of {count} told</source>
        <translation>已告知 {told}/{count} 户</translation>
    </message>
    <message>
        <source>{name}, by visit record</source>
        <translation>{name}（走访记录）</translation>
    </message>
    <message>
        <source>confirmed {day}</source>
        <translation>{day} 确认</translation>
    </message>
    <message>
        <source>confirmed {day} by {name}</source>
        <translation>{name} {day} 确认</translation>
    </message>
    <message>
        <source>Peak-hour share</source>
        <translation>峰段电量占比</translation>
    </message>
    <message>
        <source>Valley share</source>
        <translation>谷段电量占比</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>kWh per kVA and month</source>
        <translation>单位容量月电量</translation>
    </message>
    <message>
        <source>Too few to compare: {least} told with {least} peers each are needed</source>
        <translation>样本不足：需至少 {least} 户已告知，且各有 {least} 户同类</translation>
    </message>
    <message>
        <source>No clear difference: it may be chance</source>
        <translation>无明显差异，可能为偶然</translation>
    </message>
    <message>
        <source>Better than accounts like them</source>
        <translation>优于同类客户</translation>
    </message>
    <message>
        <source>Worse than accounts like them</source>
        <translation>差于同类客户</translation>
    </message>
    <message>
        <source>Changed more than accounts like them</source>
        <translation>变化大于同类客户</translation>
    </message>
</context>
<context>
    <name>CampaignsPage</name>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>宣传</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建宣传</translation>
    </message>
    <message>
        <source>Publicity</source>
        <translation>用电宣传</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知情况</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>宣传对象</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>宣传资料</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>A campaign tells chosen accounts of a topic and follows what came of it.</source>
        <translation>宣传就一个主题告知所选客户，并跟踪效果。</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>尚无宣传</translation>
    </message>
    <message>
        <source>The campaigns could not be read</source>
        <translation>宣传无法读取</translation>
    </message>
    <message>
        <source>Choose its accounts anew</source>
        <translation>重新选择宣传对象</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Add proof…</source>
        <translation>添加凭证…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>They want no publicity…</source>
        <translation>谢绝宣传…</translation>
    </message>
    <message>
        <source>They want publicity again</source>
        <translation>恢复宣传</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>删除“{title}”？</translation>
    </message>
    <message>
        <source>It goes into the bin with its editions.</source>
        <translation>该宣传及其版本移入回收站。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Sign-in sheet, photo or reply</source>
        <translation>签到表、照片或回执</translation>
    </message>
    <message>
        <source>Export the coverage</source>
        <translation>导出覆盖表</translation>
    </message>
    <message>
        <source>File of the material</source>
        <translation>宣传资料文件</translation>
    </message>
    <message>
        <source>Save its file</source>
        <translation>保存文件</translation>
    </message>
</context>
<context>
    <name>CancelForm</name>
    <message>
        <source>Call the outage off</source>
        <translation>取消停电</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消停电</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>CaseForm</name>
    <message>
        <source>Loss of {feeder} in {month}</source>
        <translation>{feeder} {month}线损个案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>现场情况</translation>
    </message>
    <message>
        <source>What is done about it</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Recovered energy</source>
        <translation>追回电量</translation>
    </message>
    <message>
        <source>Recovered energy is no number from 0 up. Enter kWh, or nothing.</source>
        <translation>追回电量不是 0 以上的数。填写电量（kWh），或留空。</translation>
    </message>
    <message>
        <source>case about {feeder}</source>
        <translation>{feeder} 的线损个案</translation>
    </message>
    <message>
        <source>Case closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Case saved</source>
        <translation>个案已保存</translation>
    </message>
</context>
<context>
    <name>ChangedField</name>
    <message>
        <source>Put {field} back</source>
        <translation>恢复{field}</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>{name}, {month}: changed since it was submitted</source>
        <translation>{name} 的 {month}计划：提交后的变更</translation>
    </message>
    <message>
        <source>Everything stands as it was submitted.</source>
        <translation>与提交时一致。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现值</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
</context>
<context>
    <name>ChartCopies</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>已复制图片</translation>
    </message>
    <message>
        <source>Copied the data</source>
        <translation>已复制数据</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rows that cannot go in are left out. An import can be undone as one step.</source>
        <translation>无法导入的行会略过。导入可作为一步撤销。</translation>
    </message>
    <message>
        <source>The file replaces it</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>Only its gaps are filled</source>
        <translation>只补空缺</translation>
    </message>
    <message>
        <source>It stays as it is</source>
        <translation>保留原值</translation>
    </message>
    <message>
        <source>The newer of both counts</source>
        <translation>以较新者为准</translation>
    </message>
    <message>
        <source>When a row is there already</source>
        <translation>已有该行时</translation>
    </message>
    <message>
        <source>Leave out rows with cells to look at</source>
        <translation>有提醒的行暂不导入</translation>
    </message>
    <message>
        <source>of {count} rows ready</source>
        <translation>/ {count} 行可导入</translation>
    </message>
    <message>
        <source>Rows that cannot go in</source>
        <translation>无法导入的行</translation>
    </message>
    <message>
        <source>Cells to look at</source>
        <translation>需查看的单元格</translation>
    </message>
    <message>
        <source>{added} new, {updated} changed, {unchanged} as they are, {duplicate} duplicates, {rejected} left out.</source>
        <translation>新增 {added}，更新 {updated}，未变 {unchanged}，重复 {duplicate}，略过 {rejected}。</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Find out by the headings</source>
        <translation>按表头判断</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>ClashList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) would clash:</source>
        <translation>
            <numerusform>%n 次走访有冲突：</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Drag, or Alt+↑ and Alt+↓, to put them in order</source>
        <translation>拖动或按 Alt+↑、Alt+↓ 调整顺序</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>{names} is editing this</source>
        <translation>{names} 正在编辑</translation>
    </message>
    <message>
        <source>{names} are editing this</source>
        <translation>{names} 正在编辑</translation>
    </message>
</context>
<context>
    <name>CompanyBar</name>
    <message>
        <source>{names} is editing</source>
        <translation>{names} 正在编辑</translation>
    </message>
    <message>
        <source>{names} are editing</source>
        <translation>{names} 正在编辑</translation>
    </message>
    <message>
        <source>Both may go on: different fields merge, and for the same one Rounds asks.</source>
        <translation>可以同时编辑：不同字段自动合并，同一字段由 Rounds 询问</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>The account among its peers</source>
        <translation>与同类客户对比</translation>
    </message>
    <message>
        <source>Too few similar accounts</source>
        <translation>同类客户太少</translation>
    </message>
    <message>
        <source>A group of fewer members than the rule says is never shown, so that nobody is recognised in it.</source>
        <translation>同类客户少于规定数量时不显示，以免识别出个别客户。</translation>
    </message>
    <message>
        <source>Against {count} similar accounts</source>
        <translation>与 {count} 家同类客户对比</translation>
    </message>
    <message>
        <source>Against similar accounts</source>
        <translation>与同类客户对比</translation>
    </message>
</context>
<context>
    <name>ComplaintTable</name>
    <message>
        <source>What customers said</source>
        <translation>客户反映</translation>
    </message>
    <message>
        <source>linked, </source>
        <translation>已关联，</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message numerus="yes">
        <source>%n account(s) confirmed it</source>
        <translation>
            <numerusform>登记确认 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>By whom of the customer</source>
        <translation>客户方确认人</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>ConfirmPopup</name>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Saved with it, for only you changed it: {fields}</source>
        <translation>一并保存（只有你修改过）：{fields}</translation>
    </message>
    <message>
        <source>{who}, {at}</source>
        <translation>{who}，{at}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Drop my changes</source>
        <translation>放弃我的修改</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>仍然删除</translation>
    </message>
    <message>
        <source>Approve all the same</source>
        <translation>仍然通过</translation>
    </message>
    <message>
        <source>Save choices</source>
        <translation>保存选择</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to choose</source>
        <translation>
            <numerusform>还有 %n 项未选</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>This {thing} lies in another portfolio now</source>
        <translation>此{thing}已转到另一个客户组</translation>
    </message>
    <message>
        <source>You may not change this {thing} any more</source>
        <translation>你已无权修改此{thing}</translation>
    </message>
    <message>
        <source>This {thing} no longer exists</source>
        <translation>此{thing}已不存在</translation>
    </message>
    <message>
        <source>{who} also changed this {thing}</source>
        <translation>{who}也修改了此{thing}</translation>
    </message>
    <message>
        <source>{who} changed this {thing} before you could delete it</source>
        <translation>在你删除前，{who}修改了此{thing}</translation>
    </message>
    <message>
        <source>{who} changed this {thing} before you could approve it</source>
        <translation>{who} 在你审核前修改了此{thing}</translation>
    </message>
    <message>
        <source>{who} deleted this {thing} while you edited it</source>
        <translation>你编辑期间，{who}删除了此{thing}</translation>
    </message>
    <message>
        <source>{who} moved this {thing} to another time</source>
        <translation>{who}改动了此{thing}的时间</translation>
    </message>
    <message>
        <source>Saved at {at} while you were editing. Choose what to keep.</source>
        <translation>你编辑期间于 {at} 保存。选择保留哪一项。</translation>
    </message>
    <message>
        <source>Saved at {at}. Look at the change, then delete it or keep it.</source>
        <translation>于 {at} 保存。看过修改后，再决定删除或保留。</translation>
    </message>
    <message>
        <source>Saved at {at}. Look at the change, then approve it or leave it.</source>
        <translation>于 {at} 保存。看过修改后，再决定审核通过或保留原状。</translation>
    </message>
    <message>
        <source>Deleted at {at}. What you typed is kept here until you decide.</source>
        <translation>于 {at} 删除。你输入的内容保留在此，等你决定。</translation>
    </message>
    <message>
        <source>It is not yours to change now. What you typed is kept: copy it for whoever has it.</source>
        <translation>现在不由你修改。你输入的内容已保留，可复制给现在的负责人。</translation>
    </message>
    <message>
        <source>Your right to it has ended. What you typed is kept: copy it or ask your supervisor.</source>
        <translation>你的权限已结束。你输入的内容已保留，可复制，或询问主管。</translation>
    </message>
    <message>
        <source>It was deleted for good. What you typed is kept: copy what you need.</source>
        <translation>它已被彻底删除。你输入的内容已保留，可复制所需部分。</translation>
    </message>
    <message>
        <source>Merged with {who}’s change of {fields}</source>
        <translation>已与{who}的修改合并：{fields}</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Connect an account</source>
        <translation>接入客户</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Choose the account that is supplied here.</source>
        <translation>选择接在此处的客户。</translation>
    </message>
    <message>
        <source>Choose a feeder.</source>
        <translation>选择馈线。</translation>
    </message>
</context>
<context>
    <name>ContactActions</name>
    <message>
        <source>edit of {name}</source>
        <translation>修改 {name}</translation>
    </message>
    <message>
        <source>new contact {name}</source>
        <translation>新建联系人 {name}</translation>
    </message>
    <message>
        <source>{name} checked today</source>
        <translation>今日已核实 {name}</translation>
    </message>
    <message>
        <source>check of {name}</source>
        <translation>核实 {name}</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>removal of {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>order of contacts</source>
        <translation>联系人顺序</translation>
    </message>
    <message>
        <source>emergency call list</source>
        <translation>应急呼叫名单</translation>
    </message>
    <message>
        <source>Find the right number of {name}</source>
        <translation>核实 {name} 的正确号码</translation>
    </message>
    <message>
        <source>Wrong number noted, task added</source>
        <translation>已记录号码有误并添加任务</translation>
    </message>
    <message>
        <source>{name} was not reached: noted</source>
        <translation>已记录 {name} 未接通</translation>
    </message>
    <message>
        <source>failed call to {name}</source>
        <translation>未接通的电话 {name}</translation>
    </message>
    <message>
        <source>call to {name}</source>
        <translation>致电 {name}</translation>
    </message>
    <message>
        <source>message to {name}</source>
        <translation>发给 {name} 的消息</translation>
    </message>
    <message>
        <source>Copied {text}</source>
        <translation>已复制 {text}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>New contact</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>On the emergency call list</source>
        <translation>列入应急呼叫名单</translation>
    </message>
    <message>
        <source>or a number and a role</source>
        <translation>或填号码和角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>添加联系人</translation>
    </message>
</context>
<context>
    <name>ContactLine</name>
    <message>
        <source>Call {name}</source>
        <translation>致电 {name}</translation>
    </message>
    <message>
        <source>Write to {name}</source>
        <translation>发消息给 {name}</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>首要</translation>
    </message>
</context>
<context>
    <name>ContactList</name>
    <message>
        <source>number in doubt · {job}</source>
        <translation>号码存疑 · {job}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>致电</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>发消息</translation>
    </message>
    <message>
        <source>Checked today</source>
        <translation>今日已核实</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Put on the emergency list</source>
        <translation>列入应急名单</translation>
    </message>
    <message>
        <source>Take off the emergency list</source>
        <translation>移出应急名单</translation>
    </message>
</context>
<context>
    <name>ContactSums</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>涉及 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} checked in time</source>
        <translation>核实有效 {count} 人</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Call order</source>
        <translation>联系顺序</translation>
    </message>
    <message>
        <source>Emergency order</source>
        <translation>应急顺序</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>核实人</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Number in doubt</source>
        <translation>号码存疑</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Filter these contacts</source>
        <translation>筛选联系人</translation>
    </message>
    <message>
        <source>Space selects · Enter opens the account · C calls</source>
        <translation>空格选择 · 回车打开客户 · C 通话</translation>
    </message>
    <message>
        <source>The contacts could not be loaded</source>
        <translation>无法加载联系人</translation>
    </message>
    <message>
        <source>The filters hide every contact.</source>
        <translation>筛选条件隐藏了所有联系人。</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>还没有联系人</translation>
    </message>
    <message>
        <source>Add them on an account&apos;s page, or bring them in from Excel.</source>
        <translation>在客户页添加，或从 Excel 导入。</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>导入联系人</translation>
    </message>
    <message>
        <source>Every contact is checked</source>
        <translation>联系人均已核实</translation>
    </message>
    <message>
        <source>Contacts whose last check is long ago stand here.</source>
        <translation>较长时间未核实的联系人显示在这里。</translation>
    </message>
    <message>
        <source>No number is in doubt</source>
        <translation>没有存疑号码</translation>
    </message>
    <message>
        <source>Numbers that did not answer stand here.</source>
        <translation>打不通的号码显示在这里。</translation>
    </message>
    <message>
        <source>Contact list</source>
        <translation>联系人清单</translation>
    </message>
    <message>
        <source>{count} of {total} contacts</source>
        <translation>{count}/{total} 位联系人</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>{day}核实</translation>
    </message>
    <message>
        <source>checked {day} by {name}</source>
        <translation>{day}由 {name} 核实</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Call…</source>
        <translation>通话…</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>Power factor, 12 months</source>
        <translation>近 12 个月功率因数</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Say today</source>
        <translation>今日要点</translation>
    </message>
    <message>
        <source>Nothing in particular.</source>
        <translation>无特别事项。</translation>
    </message>
    <message>
        <source>From the last visit · {day}</source>
        <translation>上次走访 · {day}</translation>
    </message>
    <message>
        <source>From the last visit</source>
        <translation>上次走访</translation>
    </message>
    <message>
        <source>This is the first one.</source>
        <translation>首次走访。</translation>
    </message>
    <message>
        <source>Files · {count}</source>
        <translation>文件 · {count}</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>longest %n day(s)</source>
        <translation>
            <numerusform>最长 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) not told yet</source>
        <translation>
            <numerusform>%n 户尚未告知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n 件诉求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workday(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) used far less</source>
        <translation>
            <numerusform>%n 户电量骤降</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message>
        <source>Coverage by manager and segment</source>
        <translation>按客户经理和分群的覆盖率</translation>
    </message>
    <message>
        <source>Visited</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>Not planned</source>
        <translation>未排期</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Import a ledger first.</source>
        <translation>先导入台账。</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To tell</source>
        <translation>待告知</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>No publicity</source>
        <translation>谢绝宣传</translation>
    </message>
    <message>
        <source>Which accounts</source>
        <translation>显示哪些客户</translation>
    </message>
    <message>
        <source>Filter by name, number or manager</source>
        <translation>按名称、户号或客户经理筛选</translation>
    </message>
    <message>
        <source>Told…</source>
        <translation>登记告知…</translation>
    </message>
    <message>
        <source>Confirmed…</source>
        <translation>登记确认…</translation>
    </message>
    <message>
        <source>Plan a visit…</source>
        <translation>安排走访…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Choose its accounts by the filters of the list of accounts.</source>
        <translation>用客户列表的筛选条件选择宣传对象。</translation>
    </message>
    <message>
        <source>The campaign is for nobody yet</source>
        <translation>该宣传尚无对象</translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation>没有符合条件的客户</translation>
    </message>
    <message>
        <source>Show all of them again.</source>
        <translation>改为显示全部客户。</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) raised on its visits</source>
        <translation>
            <numerusform>走访中提出诉求 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Space checks, Ctrl+A all to tell</source>
        <translation>空格选中，Ctrl+A 选中全部待告知</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageHeads</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
</context>
<context>
    <name>CoverageRow</name>
    <message>
        <source>No manager</source>
        <translation>无客户经理</translation>
    </message>
    <message>
        <source>{segment} {visited} of {due}</source>
        <translation>{segment} {visited}/{due}</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>{count} 户逾期</translation>
    </message>
    <message>
        <source>{visited} of {due}</source>
        <translation>{visited}/{due}</translation>
    </message>
</context>
<context>
    <name>CoverageTable</name>
    <message>
        <source>Accounts and editions</source>
        <translation>客户与版本</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>checked, </source>
        <translation>已选，</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Load by quarter hour, kW</source>
        <translation>15 分钟负荷（kW）</translation>
    </message>
    <message>
        <source>Metering point</source>
        <translation>计量点</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Demand response…</source>
        <translation>需求响应…</translation>
    </message>
    <message>
        <source>No curve yet</source>
        <translation>尚无负荷曲线</translation>
    </message>
    <message>
        <source>Import daily readings with their quarter hours to see when the load is high.</source>
        <translation>导入含 96 点负荷的日电量后，可查看负荷高峰时段。</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>highest {value} kW on {day}</source>
        <translation>最高 {value} kW（{day}）</translation>
    </message>
    <message numerus="yes">
        <source>%n quarter hour(s) missing</source>
        <translation>
            <numerusform>缺 %n 个点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) estimated</source>
        <translation>
            <numerusform>估抄 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
</context>
<context>
    <name>CustomerPaper</name>
    <message>
        <source>Your energy in {month}</source>
        <translation>{month}用电分析</translation>
    </message>
    <message>
        <source>Figures of other customers are shown as ranges only.</source>
        <translation>其他客户的数据仅以区间列示。</translation>
    </message>
    <message>
        <source>There are too few similar customers to compare with.</source>
        <translation>同类客户过少，不作对比。</translation>
    </message>
    <message>
        <source>Compared with {count} similar customers: {group}</source>
        <translation>与 {count} 户同类客户对比：{group}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>You</source>
        <translation>本户</translation>
    </message>
    <message>
        <source>Lower quarter</source>
        <translation>下四分位</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Upper quarter</source>
        <translation>上四分位</translation>
    </message>
    <message>
        <source>Your place</source>
        <translation>所处位置</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>可采取的措施</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>预计收益</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>用电建议</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Your own past</source>
        <translation>历史对比</translation>
    </message>
</context>
<context>
    <name>CutBar</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Lines by</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
</context>
<context>
    <name>CycleOptions</name>
    <message>
        <source>When an account is late</source>
        <translation>何时算逾期</translation>
    </message>
    <message>
        <source>Visit cycles</source>
        <translation>走访周期</translation>
    </message>
    <message>
        <source>How often an account is seen</source>
        <translation>多久走访一次</translation>
    </message>
    <message>
        <source>Of all rules that apply the one that is due first counts. Due days follow visits on site only.</source>
        <translation>适用于同一客户的规则中，以最先到期的为准。到期日只随现场走访推算。</translation>
    </message>
    <message>
        <source>Calls count from the last visit or call of any kind.</source>
        <translation>电话联系从最近一次任何方式的走访或联系起算。</translation>
    </message>
    <message>
        <source>Segment or condition</source>
        <translation>分群或条件</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>By phone or online</source>
        <translation>电话或线上</translation>
    </message>
    <message>
        <source>Important user, {grade}</source>
        <translation>重要用户，{grade}</translation>
    </message>
    <message>
        <source>After a complaint that is open</source>
        <translation>有未闭环诉求</translation>
    </message>
    <message>
        <source>After repeated outages</source>
        <translation>多次停电</translation>
    </message>
    <message>
        <source>After a new connection</source>
        <translation>新装送电</translation>
    </message>
    <message>
        <source>{segment}, from the limit below on</source>
        <translation>{segment}，达到下方容量界限</translation>
    </message>
    <message>
        <source>{segment}, below that limit</source>
        <translation>{segment}，低于该界限</translation>
    </message>
    <message>
        <source>{segment} with a transformer of its own</source>
        <translation>{segment}，有专用变压器</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>DatabaseOptions</name>
    <message>
        <source>Open another database…</source>
        <translation>打开其他数据库…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>A database on a server that a team shares.</source>
        <translation>团队共用的服务器数据库。</translation>
    </message>
    <message>
        <source>A file on this computer, for one person at a time.</source>
        <translation>本机上的文件，同一时间只供一人使用。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>The server&apos;s own tools make the backups.</source>
        <translation>备份由服务器自带工具完成。</translation>
    </message>
    <message>
        <source>A copy can be made at any time and is checked before it gets its name.</source>
        <translation>随时可以备份，备份经检查后才命名。</translation>
    </message>
    <message>
        <source>No copies yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>They are listed here, beside the database or where you saved.</source>
        <translation>数据库旁边或保存处的备份会列在这里。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Looks for damage, broken links, stale due dates, and gaps in the search and the audit.</source>
        <translation>检查损坏、断开的关联、过时的到期日，以及搜索和审计的缺漏。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>With it you sign in. The keyring of this computer learns a new one if it knows the old one.</source>
        <translation>用它登录。如果本机钥匙串保存了旧密码，会一并更新。</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Your password is changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Back up to</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Backed up to {name}</source>
        <translation>已备份到 {name}</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>This is not a date. Type one such as {example}.</source>
        <translation>这不是日期。可填写如“{example}”。</translation>
    </message>
    <message>
        <source>Open the calendar</source>
        <translation>打开日历</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>DayAxis</name>
    <message>
        <source>{time} · {km} km</source>
        <translation>{time} · {km} 公里</translation>
    </message>
    <message>
        <source>Free until {time}</source>
        <translation>{time} 前空闲</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>No visits today</source>
        <translation>今日无走访</translation>
    </message>
    <message>
        <source>Plan one from the list of accounts that are due.</source>
        <translation>可从到期客户中安排。</translation>
    </message>
    <message>
        <source>Open the planner</source>
        <translation>打开排期</translation>
    </message>
    <message>
        <source>Visits of the team</source>
        <translation>团队今日走访</translation>
    </message>
    <message>
        <source>Today&apos;s visits</source>
        <translation>今日走访</translation>
    </message>
    <message>
        <source>Briefs of today&apos;s visits</source>
        <translation>今日走访简报</translation>
    </message>
    <message>
        <source>{km} km · {time} driving</source>
        <translation>{km} 公里 · 车程 {time}</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>全部完成</translation>
    </message>
    <message>
        <source>next at {time} · {account}</source>
        <translation>下一站 {time} · {account}</translation>
    </message>
    <message>
        <source>{done} of {count} done</source>
        <translation>已完成 {done}/{count}</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>，另有 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s): {days}</source>
        <translation>
            <numerusform>%n 天：{days}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayPopup</name>
    <message>
        <source>Type a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>DayRows</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation>电量（kWh）</translation>
    </message>
    <message>
        <source>Highest load, kW</source>
        <translation>最高负荷（kW）</translation>
    </message>
    <message>
        <source>no quarter hours</source>
        <translation>无曲线</translation>
    </message>
    <message>
        <source>{count} quarter hours missing</source>
        <translation>缺 {count} 个点</translation>
    </message>
</context>
<context>
    <name>DayTile</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>次</translation>
    </message>
    <message>
        <source>open</source>
        <translation>空闲</translation>
    </message>
</context>
<context>
    <name>DeskBar</name>
    <message>
        <source>Review…</source>
        <translation>审核…</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Returned: {name}</source>
        <translation>已退回：{name}</translation>
    </message>
</context>
<context>
    <name>DeskCommands</name>
    <message>
        <source>Draft saved</source>
        <translation>已保存草稿</translation>
    </message>
    <message>
        <source>new outage</source>
        <translation>新建停电</translation>
    </message>
    <message>
        <source>Outage changed</source>
        <translation>停电已修改</translation>
    </message>
    <message>
        <source>change of an outage</source>
        <translation>修改停电</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>publishing of an outage</source>
        <translation>发布停电</translation>
    </message>
    <message>
        <source>Begin noted</source>
        <translation>已记录停电开始</translation>
    </message>
    <message>
        <source>begin of an outage</source>
        <translation>停电开始</translation>
    </message>
    <message>
        <source>Crew noted</source>
        <translation>已记录抢修到场</translation>
    </message>
    <message>
        <source>arrival of the crew</source>
        <translation>抢修到场</translation>
    </message>
    <message>
        <source>Restoration noted</source>
        <translation>已记录复电</translation>
    </message>
    <message>
        <source>restoration</source>
        <translation>复电</translation>
    </message>
    <message>
        <source>Outage moved</source>
        <translation>停电已改期</translation>
    </message>
    <message>
        <source>move of an outage</source>
        <translation>停电改期</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>calling off</source>
        <translation>取消停电</translation>
    </message>
    <message>
        <source>Time published</source>
        <translation>预计复电时间已发布</translation>
    </message>
</context>
<context>
    <name>DeskForm</name>
    <message>
        <source>Enter a day and a time.</source>
        <translation>请输入日期和时间。</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%n change(s) not saved, kept as a draft</source>
        <translation>
            <numerusform>%n 处修改未保存，已存为草稿</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through {done} of {total} records</source>
        <translation>正在检查记录：{done}/{total}</translation>
    </message>
    <message>
        <source>Counting the accounts that change…</source>
        <translation>正在计算受影响的客户…</translation>
    </message>
    <message>
        <source>No account is due on another day or stands otherwise.</source>
        <translation>没有客户的到期日或状态改变。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) touched</source>
        <translation>
            <numerusform>影响 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due earlier</source>
        <translation>
            <numerusform>%n 户提前到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due later</source>
        <translation>
            <numerusform>%n 户推后到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a new duty</source>
        <translation>
            <numerusform>%n 户新增走访任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a duty</source>
        <translation>
            <numerusform>%n 户不再需要走访</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue on that day: {after} instead of {before}</source>
        <translation>当日逾期由 {before} 户变为 {after} 户</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Which accounts…</source>
        <translation>哪些客户…</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop a ledger here</source>
        <translation>将台账拖到这里</translation>
    </message>
    <message>
        <source>Excel, WPS or text file. Title lines, units and mixed dates are understood.</source>
        <translation>支持 Excel、WPS 或文本文件，可识别标题行、单位和多种日期写法。</translation>
    </message>
    <message>
        <source>Drop a survey form here</source>
        <translation>把问卷拖到这里</translation>
    </message>
    <message>
        <source>A workbook with the sheet survey, written as an XLSForm.</source>
        <translation>按 XLSForm 编写、含 survey 工作表的工作簿。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>To plan</source>
        <translation>待排期</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Everybody is planned</source>
        <translation>均已排期</translation>
    </message>
    <message>
        <source>Drag onto the calendar, or press P</source>
        <translation>拖到日历上，或按 P</translation>
    </message>
    <message>
        <source>Plan at the first free time</source>
        <translation>排在最早的空闲时间</translation>
    </message>
    <message>
        <source>Best times…</source>
        <translation>最佳时间…</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>{group} · {count}</source>
        <translation>{group} · {count}</translation>
    </message>
    <message>
        <source>No account matches</source>
        <translation>没有匹配的客户</translation>
    </message>
    <message>
        <source>The filter hides all of them.</source>
        <translation>筛选条件排除了全部客户。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Accounts appear here when a visit falls due.</source>
        <translation>客户到走访期后会出现在这里。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>已建议</translation>
    </message>
    <message>
        <source>outages</source>
        <translation>停电慰访</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>诉求未结</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>新装送电</translation>
    </message>
    <message>
        <source>first visit</source>
        <translation>首次走访</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>本周到期</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下周</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
</context>
<context>
    <name>DueDrawer</name>
    <message>
        <source>Show accounts to plan</source>
        <translation>显示待排客户</translation>
    </message>
    <message>
        <source>Hide accounts to plan</source>
        <translation>隐藏待排客户</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Legal entities</source>
        <translation>法人</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>户号相同</translation>
    </message>
    <message>
        <source>same credit code</source>
        <translation>统一社会信用代码相同</translation>
    </message>
    <message>
        <source>near names</source>
        <translation>名称相近</translation>
    </message>
    <message>
        <source>same telephone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>地址相同</translation>
    </message>
    <message>
        <source>accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>telephone numbers</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>feeder links</source>
        <translation>线路关联</translation>
    </message>
    <message>
        <source>months of energy</source>
        <translation>电量月份</translation>
    </message>
    <message>
        <source>notes and calls</source>
        <translation>备注和通话</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>To look at</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>非重复</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Pairs that may be one</source>
        <translation>可能重复的项</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复项</translation>
    </message>
    <message>
        <source>Nothing looks as if it were there twice.</source>
        <translation>没有疑似重复的项。</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>没有重复项</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) · Enter compares · Delete: not a duplicate</source>
        <translation>
            <numerusform>%n 对 · 回车比较 · Delete：非重复</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {count} are shown</source>
        <translation>只显示前 {count} 对</translation>
    </message>
    <message>
        <source>Pairs that somebody said are none stand here.</source>
        <translation>已判定为非重复的项列在这里。</translation>
    </message>
    <message>
        <source>Nothing was judged</source>
        <translation>尚无判定</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) · Enter offers one again</source>
        <translation>
            <numerusform>%n 对 · 回车重新列出</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>said by {name}</source>
        <translation>{name} 判定</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新列出</translation>
    </message>
    <message>
        <source>Duplicates could not be looked for</source>
        <translation>无法查找重复项</translation>
    </message>
    <message>
        <source>{other} merged into {kept}</source>
        <translation>{other} 已并入 {kept}</translation>
    </message>
    <message>
        <source>merge of {other} into {kept}</source>
        <translation>{other} 并入 {kept}</translation>
    </message>
    <message>
        <source>{left} and {right} are not duplicates</source>
        <translation>{left} 与 {right} 不是重复项</translation>
    </message>
    <message>
        <source>The pair is offered again</source>
        <translation>已重新列出</translation>
    </message>
    <message>
        <source>offering {name} again</source>
        <translation>重新列出 {name}</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>比较并合并…</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>非重复</translation>
    </message>
</context>
<context>
    <name>EditionForm</name>
    <message>
        <source>New edition of {material}</source>
        <translation>《{material}》新版本</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Its file</source>
        <translation>资料文件</translation>
    </message>
    <message>
        <source>From that day on whoever has an older edition has to be told again.</source>
        <translation>自该日起，仅有旧版的客户须重新告知。</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>EditionsCard</name>
    <message>
        <source>Editions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>New edition…</source>
        <translation>新版本…</translation>
    </message>
    <message>
        <source>Add its file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Save its file…</source>
        <translation>保存文件…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>holds now</source>
        <translation>现行版本</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>Before and after, beside accounts like them</source>
        <translation>宣传前后与同类客户对比</translation>
    </message>
    <message>
        <source>Effect of the campaign</source>
        <translation>宣传效果</translation>
    </message>
    <message>
        <source>Everybody was told so recently that no whole month has been read since.</source>
        <translation>告知时间较近，此后尚无完整月份的电量数据。</translation>
    </message>
    <message>
        <source>Too early to say</source>
        <translation>尚早，不能判断</translation>
    </message>
    <message>
        <source>Nobody was told yet</source>
        <translation>尚未告知任何客户</translation>
    </message>
    <message>
        <source>{months} months before and after the month in which an account was told first, beside accounts of one industry, voltage and capacity that the campaign is not for. {told} were told, {waiting} too recently.</source>
        <translation>首次告知当月之前与之后各 {months} 个月，与行业、电压、容量相同而不在宣传对象内的客户比较。已告知 {told} 户，其中 {waiting} 户告知时间较近。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Told / peers</source>
        <translation>已告知/同类</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>同类客户</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>EmergencyList</name>
    <message>
        <source>Emergency calls</source>
        <translation>应急呼叫</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制名单</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Take off the emergency list</source>
        <translation>移出应急名单</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message numerus="yes">
        <source>End %n link(s)</source>
        <translation>
            <numerusform>终止 %n 条供电关系</numerusform>
        </translation>
    </message>
    <message>
        <source>End</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>EnergyCard</name>
    <message>
        <source>Energy</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>Energy, 12 months</source>
        <translation>近 12 个月电量</translation>
    </message>
    <message>
        <source>No readings yet</source>
        <translation>暂无电量数据</translation>
    </message>
    <message>
        <source>GWh</source>
        <translation>GWh</translation>
    </message>
    <message>
        <source>MWh</source>
        <translation>MWh</translation>
    </message>
    <message>
        <source>{unit} in {month}</source>
        <translation>{unit}，{month}</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>上年</translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation>本月至今</translation>
    </message>
    <message>
        <source>{change} on last year</source>
        <translation>同比 {change}</translation>
    </message>
</context>
<context>
    <name>EnergyExport</name>
    <message>
        <source>{name}_comparison_{month}</source>
        <translation>{name}_用电对比_{month}</translation>
    </message>
    <message>
        <source>line_loss_{month}</source>
        <translation>线损_{month}</translation>
    </message>
    <message>
        <source>{name}_load_curve</source>
        <translation>{name}_负荷曲线</translation>
    </message>
    <message>
        <source>coming_demand_{day}</source>
        <translation>用电需求_{day}</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
</context>
<context>
    <name>EnergyFilter</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>方案…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>客户：{name}</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择客户</translation>
    </message>
    <message>
        <source>Month: {month}</source>
        <translation>月份：{month}</translation>
    </message>
    <message>
        <source>Peers: {peers}</source>
        <translation>同类：{peers}</translation>
    </message>
</context>
<context>
    <name>EnergyPage</name>
    <message>
        <source>Energy</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>No account was read yet</source>
        <translation>尚无电量读数</translation>
    </message>
    <message>
        <source>Import monthly readings to compare accounts.</source>
        <translation>导入月度电量后即可对比客户。</translation>
    </message>
    <message>
        <source>Comparison and losses</source>
        <translation>对比与线损</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Line loss</source>
        <translation>线损</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Tariff check</source>
        <translation>电价核对</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>用电增长</translation>
    </message>
    <message>
        <source>Choose a plan…</source>
        <translation>选择方案…</translation>
    </message>
    <message>
        <source>No bill for this month</source>
        <translation>该月无法计算电费</translation>
    </message>
    <message>
        <source>The figures could not be read</source>
        <translation>无法读取数据</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Accounts on {feeder}</source>
        <translation>{feeder} 的用户</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Load by quarter hour…</source>
        <translation>15 分钟负荷…</translation>
    </message>
    <message>
        <source>Comparison for the customer as PDF…</source>
        <translation>客户用电对比（PDF）…</translation>
    </message>
    <message>
        <source>Comparison for the customer as Excel…</source>
        <translation>客户用电对比（Excel）…</translation>
    </message>
    <message>
        <source>Line losses of the month…</source>
        <translation>当月线损…</translation>
    </message>
    <message>
        <source>Workbook for grid planning…</source>
        <translation>电网规划用电需求…</translation>
    </message>
    <message>
        <source>Workbook for grid planning, noted as sent…</source>
        <translation>电网规划用电需求（记为已发送）…</translation>
    </message>
    <message>
        <source>Advice is in the brief of the next visit</source>
        <translation>建议已列入下次走访简报</translation>
    </message>
    <message>
        <source>advice to {name}</source>
        <translation>给{name}的建议</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>answer to an advice</source>
        <translation>建议的答复</translation>
    </message>
    <message>
        <source>Look at the loss of {feeder} in {month}: {found}</source>
        <translation>核查 {feeder} {month}线损：{found}</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>已添加任务</translation>
    </message>
    <message>
        <source>task about {feeder}</source>
        <translation>{feeder} 的任务</translation>
    </message>
</context>
<context>
    <name>EnergyStrip</name>
    <message>
        <source>a year before</source>
        <translation>上年同月</translation>
    </message>
    <message>
        <source>Energy, {unit}</source>
        <translation>电量，{unit}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>同比</translation>
    </message>
    <message>
        <source>Demand, kW</source>
        <translation>最大需量，kW</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>10,000 kWh</source>
        <translation>万 kWh</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year} 年 {month}</translation>
    </message>
</context>
<context>
    <name>EnergyWords</name>
    <message>
        <source>Energy per kVA</source>
        <translation>单位容量电量</translation>
    </message>
    <message>
        <source>Load factor</source>
        <translation>负荷率</translation>
    </message>
    <message>
        <source>Peak-hour share</source>
        <translation>峰段占比</translation>
    </message>
    <message>
        <source>Valley share</source>
        <translation>谷段占比</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Demand over contract</source>
        <translation>需量占合同容量</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>平均电价</translation>
    </message>
    <message>
        <source>Change in a year</source>
        <translation>同比</translation>
    </message>
    <message>
        <source>Energy per product</source>
        <translation>单耗</translation>
    </message>
    <message>
        <source>kWh/kVA</source>
        <translation>kWh/kVA</translation>
    </message>
    <message>
        <source>¥/kWh</source>
        <translation>元/kWh</translation>
    </message>
    <message>
        <source>kWh each</source>
        <translation>kWh/件</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>no better side</source>
        <translation>无优劣之分</translation>
    </message>
    <message>
        <source>unusually low</source>
        <translation>异常偏低</translation>
    </message>
    <message>
        <source>unusually high</source>
        <translation>异常偏高</translation>
    </message>
    <message>
        <source>very low</source>
        <translation>很低</translation>
    </message>
    <message>
        <source>low</source>
        <translation>较低</translation>
    </message>
    <message>
        <source>a little low</source>
        <translation>略低</translation>
    </message>
    <message>
        <source>typical</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>很高</translation>
    </message>
    <message>
        <source>high</source>
        <translation>较高</translation>
    </message>
    <message>
        <source>a little high</source>
        <translation>略高</translation>
    </message>
    <message>
        <source>same section, {band}</source>
        <translation>同门类，{band}</translation>
    </message>
    <message>
        <source>same section, any capacity</source>
        <translation>同门类，不限容量</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>from {low} kVA</source>
        <translation>{low} kVA 及以上</translation>
    </message>
    <message>
        <source>below {high} kVA</source>
        <translation>{high} kVA 以下</translation>
    </message>
    <message>
        <source>{low}–{high} kVA</source>
        <translation>{low}–{high} kVA</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>Nothing more was written.</source>
        <translation>没有更多内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>edit of {title}</source>
        <translation>修改 {title}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>EstimateChart</name>
    <message>
        <source>Said at</source>
        <translation>发布时间</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>预计复电</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>EstimateForm</name>
    <message>
        <source>Correct a time</source>
        <translation>更正预计时间</translation>
    </message>
    <message>
        <source>New time of restoration</source>
        <translation>新的预计复电时间</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>预计复电</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Of faults like this half took {half} and four of five {most}.</source>
        <translation>同类故障一半在 {half} 内复电，五分之四在 {most} 内。</translation>
    </message>
</context>
<context>
    <name>EvidenceFiles</name>
    <message>
        <source>Evidence files</source>
        <translation>佐证文件</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose from the account…</source>
        <translation>从客户文件中选择…</translation>
    </message>
    <message>
        <source>Evidence files · {count}</source>
        <translation>佐证文件 · {count}</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>adding {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>{name} is there already.</source>
        <translation>{name} 已在其中。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) added.</source>
        <translation>
            <numerusform>已添加 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>This account has no other files. Add one from this computer.</source>
        <translation>该客户没有其他文件，可从本机添加。</translation>
    </message>
    <message>
        <source>Files of the account</source>
        <translation>客户的文件</translation>
    </message>
    <message>
        <source>{name} proves the answer</source>
        <translation>{name} 已作为佐证</translation>
    </message>
    <message>
        <source>{name} left out; it stays with the account</source>
        <translation>{name} 已移出，仍保留在客户文件中</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exporting {done} of {total}</source>
        <translation>正在导出 {done}/{total}</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Export outages</source>
        <translation>导出停电</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Outages, whom they reached, reliability</source>
        <translation>停电、受影响客户、可靠性</translation>
    </message>
    <message>
        <source>Times of restoration and how right they were</source>
        <translation>预计复电时间及其准确性</translation>
    </message>
    <message>
        <source>Notices, what was told late, who cannot be reached</source>
        <translation>通知、迟到通知、无法联系的客户</translation>
    </message>
    <message>
        <source>With the names of who was told</source>
        <translation>含被告知人姓名</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved to {file}</source>
        <translation>
            <numerusform>%n 行已保存到 {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export visit summary</source>
        <translation>导出走访汇总表</translation>
    </message>
    <message>
        <source>All supply units</source>
        <translation>全部供电单位</translation>
    </message>
    <message>
        <source>All managers</source>
        <translation>全部客户经理</translation>
    </message>
    <message>
        <source>All segments</source>
        <translation>全部分群</translation>
    </message>
    <message>
        <source>All streets</source>
        <translation>全部街道</translation>
    </message>
    <message>
        <source>Leave out contact names</source>
        <translation>不含联系人姓名</translation>
    </message>
    <message>
        <source>Save to Excel</source>
        <translation>保存为 Excel</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>定时导出…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save the visit summary</source>
        <translation>保存走访汇总表</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>History · H</source>
        <translation>变更记录 · H</translation>
    </message>
</context>
<context>
    <name>FaultsCard</name>
    <message>
        <source>To be mended in Excel</source>
        <translation>须在 Excel 中改正</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>已略去的内容</translation>
    </message>
</context>
<context>
    <name>FeederForm</name>
    <message>
        <source>Change feeder {name}</source>
        <translation>修改馈线 {name}</translation>
    </message>
    <message>
        <source>New feeder of {name}</source>
        <translation>{name} 新馈线</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>电缆</translation>
    </message>
    <message>
        <source>Overhead line</source>
        <translation>架空</translation>
    </message>
    <message>
        <source>Dedicated to one customer</source>
        <translation>专线（只供一户）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name of the line</source>
        <translation>线路名称</translation>
    </message>
    <message>
        <source>How it lies</source>
        <translation>敷设方式</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压等级</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>This is no capacity. Enter kVA in figures, or leave it empty.</source>
        <translation>这不是容量。用数字填写 kVA，或留空。</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>{field}, yours: {value}</source>
        <translation>{field}，你的：{value}</translation>
    </message>
    <message>
        <source>{field}, {who} {at}: {value}</source>
        <translation>{field}，{who} {at}：{value}</translation>
    </message>
    <message>
        <source>before: {value}</source>
        <translation>原为：{value}</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>另写</translation>
    </message>
    <message>
        <source>{field}, own words</source>
        <translation>{field}，另写</translation>
    </message>
    <message>
        <source>{field}: own words</source>
        <translation>{field}：另写</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Move mine to</source>
        <translation>我的改到</translation>
    </message>
    <message>
        <source>{field}, another time</source>
        <translation>{field}，另选时间</translation>
    </message>
</context>
<context>
    <name>FigureChart</name>
    <message>
        <source>by {cut}</source>
        <translation>按{cut}</translation>
    </message>
</context>
<context>
    <name>FiguresFilter</name>
    <message>
        <source>Where answers come from</source>
        <translation>评价来源</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}–{last}</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Nothing to count</source>
        <translation>没有可统计的内容</translation>
    </message>
    <message>
        <source>The period and filters leave no row.</source>
        <translation>该期间和筛选条件下没有数据。</translation>
    </message>
    <message>
        <source>Arrows walk the figures · Enter shows the rows behind one</source>
        <translation>方向键移动 · 回车显示数值背后的明细</translation>
    </message>
    <message>
        <source>The figures could not be counted</source>
        <translation>无法统计数据</translation>
    </message>
    <message>
        <source>counted {time}</source>
        <translation>统计于 {time}</translation>
    </message>
    <message>
        <source>{figure} · {name}</source>
        <translation>{figure} · {name}</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>File of the material</source>
        <translation>宣传资料文件</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Drop to import the list</source>
        <translation>松开即导入此清单</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>{size} · added {day}</source>
        <translation>{size} · {day}添加</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FileText</name>
    <message>
        <source>Content of {name}</source>
        <translation>{name} 的内容</translation>
    </message>
</context>
<context>
    <name>FilesProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done}/{total} 个文件</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{title}: {values}</source>
        <translation>{title}：{values}</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>添加筛选</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find in everything that happened here</source>
        <translation>查找该客户的全部动态</translation>
    </message>
    <message>
        <source>Find in the timeline</source>
        <translation>在动态中查找</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Power factor {value}</source>
        <translation>功率因数 {value}</translation>
    </message>
    <message>
        <source>{share} of the energy in peak hours</source>
        <translation>峰段电量占 {share}</translation>
    </message>
    <message>
        <source>Pay by demand, not by capacity</source>
        <translation>改按需量计收基本电费</translation>
    </message>
    <message>
        <source>Pay by capacity, not by demand</source>
        <translation>改按容量计收基本电费</translation>
    </message>
    <message>
        <source>Demand {value} kW is over the agreed one</source>
        <translation>需量 {value} kW 超过核定值</translation>
    </message>
    <message>
        <source>{value} kW less on call</source>
        <translation>可响应 {value} kW</translation>
    </message>
    <message>
        <source>{standard} is asked for. About {need} kvar of capacitors would reach it.</source>
        <translation>考核标准 {standard}。约需补偿 {need} kvar。</translation>
    </message>
    <message>
        <source>Moving {need} kWh to the night brings it to the peers&apos; middle of {share}.</source>
        <translation>将 {need} kWh 移至夜间，可降到同类中位 {share}。</translation>
    </message>
    <message>
        <source>The highest demand was {value} kW; both cost the same at {even} kW.</source>
        <translation>最大需量 {value} kW；平衡点为 {even} kW。</translation>
    </message>
    <message>
        <source>{agreed} kW are agreed on. What is over 105 % of them counts twice.</source>
        <translation>核定需量 {agreed} kW。超过 105% 的部分加倍计费。</translation>
    </message>
    <message>
        <source>{bid} kW were bid for; the last like days are the baseline.</source>
        <translation>申报 {bid} kW；以最近同类日为基线。</translation>
    </message>
    <message>
        <source>¥{yuan} a month</source>
        <translation>每月 {yuan} 元</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>表头</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>Follow-ups</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>What will be done, by when, by whom: Quote for store 4, Thu, @name</source>
        <translation>做什么、何时、谁：四号冷库报价 周四 @姓名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormStep</name>
    <message>
        <source>Try the form here: nothing is kept.</source>
        <translation>可在此试填，不保存任何内容。</translation>
    </message>
    <message>
        <source>import of {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>Version {number} is a draft now; try it and publish it</source>
        <translation>第 {number} 版已成为草稿，可试填后发布</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复组</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>待修正</translation>
    </message>
    <message>
        <source>version {text} of the file</source>
        <translation>文件版本 {text}</translation>
    </message>
    <message>
        <source>It takes the place of the draft of version {number}.</source>
        <translation>它将替换第 {number} 版的草稿。</translation>
    </message>
    <message>
        <source>It becomes the draft of version {number}; visits are asked by version {old} until it is published.</source>
        <translation>它将成为第 {number} 版的草稿；发布前走访仍使用第 {old} 版。</translation>
    </message>
    <message>
        <source>It becomes the draft of version {number}.</source>
        <translation>它将成为第 {number} 版的草稿。</translation>
    </message>
    <message>
        <source>It becomes a new form, as a draft.</source>
        <translation>它将作为新问卷的草稿。</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Not answered</source>
        <translation>未作答</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Last time: {answer}</source>
        <translation>上次：{answer}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
</context>
<context>
    <name>GrowthView</name>
    <message>
        <source>Substations</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Coming demand of customers</source>
        <translation>客户用电需求</translation>
    </message>
    <message>
        <source>New demand…</source>
        <translation>新增需求…</translation>
    </message>
    <message>
        <source>No coming demand is known</source>
        <translation>尚无用电需求</translation>
    </message>
    <message>
        <source>Note it on a visit, or import a list of coming demand, to see what it adds to feeders.</source>
        <translation>在走访中登记，或导入用电需求清单，即可看到对线路的影响。</translation>
    </message>
    <message numerus="yes">
        <source>%n not updated for long</source>
        <translation>
            <numerusform>%n 项久未更新</numerusform>
        </translation>
    </message>
    <message>
        <source>{heavy} heavily loaded, {over} overloaded in six years</source>
        <translation>六年内 {heavy} 条重载、{over} 条过载</translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) without a feeder</source>
        <translation>
            <numerusform>%n 项需求未关联线路</numerusform>
        </translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>需求数</translation>
    </message>
    <message>
        <source>Applied, kVA</source>
        <translation>报装容量（kVA）</translation>
    </message>
    <message>
        <source>Present, kW</source>
        <translation>现有最大负荷（kW）</translation>
    </message>
    <message>
        <source>Headroom, kW</source>
        <translation>裕度（kW）</translation>
    </message>
    <message>
        <source>First overload</source>
        <translation>首次过载</translation>
    </message>
    <message>
        <source>Load in percent of what it may carry, with coming demand</source>
        <translation>计入用电需求后的负载率</translation>
    </message>
    <message>
        <source>a feeder from {year}</source>
        <translation>{year} 年起有线路过载</translation>
    </message>
    <message>
        <source>overloaded from {year}</source>
        <translation>{year} 年起过载</translation>
    </message>
    <message>
        <source>heavy from {year}</source>
        <translation>{year} 年起重载</translation>
    </message>
    <message>
        <source>none in six years</source>
        <translation>六年内无</translation>
    </message>
    <message>
        <source>limit not known</source>
        <translation>限额未知</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Save sheet…</source>
        <translation>保存交接单…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What was done keeps its author. One undo brings everything back.</source>
        <translation>已办事项保留原经办人，撤销一次即可全部恢复。</translation>
    </message>
    <message numerus="yes">
        <source>hand-over of %n account(s) to {person}</source>
        <translation>
            <numerusform>向{person}移交 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>substitution by {person} for %n account(s)</source>
        <translation>
            <numerusform>{person}代管 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) handed over to {person}</source>
        <translation>
            <numerusform>已向{person}移交 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{person} stands in for %n account(s)</source>
        <translation>
            <numerusform>{person}代管 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Save sheet</source>
        <translation>保存交接单</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>For good</source>
        <translation>正式移交</translation>
    </message>
    <message>
        <source>As substitute</source>
        <translation>代管</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen account(s)</source>
        <translation>
            <numerusform>已选 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>移交内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Until further notice</source>
        <translation>另行通知为止</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Enter the first day.</source>
        <translation>填写开始日期。</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>leave of {name}</source>
        <translation>{name}请假</translation>
    </message>
</context>
<context>
    <name>HandOverPreview</name>
    <message>
        <source>Clashes · they keep their hour</source>
        <translation>时间冲突 · 保留原时间</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>超期 %n 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with {name} already</source>
        <translation>
            <numerusform>其中 %n 户已由{name}负责</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Planned visits</source>
        <translation>走访计划</translation>
    </message>
    <message numerus="yes">
        <source>%n given away come(s) back to {name}</source>
        <translation>
            <numerusform>另有委派 %n 项，办结后回到{name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>逾期 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Issues and promises</source>
        <translation>诉求与承诺</translation>
    </message>
    <message>
        <source>{what}, along with the accounts</source>
        <translation>{what}，随客户移交</translation>
    </message>
    <message>
        <source>With nobody</source>
        <translation>无人经办</translation>
    </message>
    <message>
        <source>{what}: of other days, or with a record begun</source>
        <translation>{what}：日期不在范围内，或已开始填写记录</translation>
    </message>
    <message>
        <source>Stays with {name}</source>
        <translation>留在{name}名下</translation>
    </message>
    <message>
        <source>Stays with colleagues</source>
        <translation>留在同事名下</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>走访 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave of {name}</source>
        <translation>{name}请假</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) come(s) to a time at which {name} is taken</source>
        <translation>
            <numerusform>%n 次走访与{name}已有安排冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>Clashes</source>
        <translation>时间冲突</translation>
    </message>
    <message numerus="yes">
        <source>%n whose time the customer knows</source>
        <translation>
            <numerusform>%n 次已与客户约定时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for approval</source>
        <translation>
            <numerusform>%n 次待审批</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n about to begin</source>
        <translation>
            <numerusform>%n 次即将开始</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promised by {days}</source>
        <translation>
            <numerusform>已承诺 %n 件：{days}</numerusform>
        </translation>
    </message>
    <message>
        <source>{when} {account}: visit to {other}</source>
        <translation>{when} {account}：走访{other}</translation>
    </message>
    <message>
        <source>{when} {account}: {other}</source>
        <translation>{when} {account}：{other}</translation>
    </message>
    <message>
        <source>{when} {account}: leave {other}</source>
        <translation>{when} {account}：请假 {other}</translation>
    </message>
</context>
<context>
    <name>HeadCard</name>
    <message>
        <source>More about this outage</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Times of restoration</source>
        <translation>预计复电时间</translation>
    </message>
    <message>
        <source>crew on site since {time}</source>
        <translation>抢修 {time} 到场</translation>
    </message>
    <message>
        <source>ticket {number}</source>
        <translation>单号 {number}</translation>
    </message>
    <message>
        <source>Off since {time}</source>
        <translation>{time} 起停电</translation>
    </message>
    <message>
        <source>Back since {time}</source>
        <translation>{time} 已复电</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>还有 {time}</translation>
    </message>
    <message>
        <source>{time} later than at first</source>
        <translation>比首次预计晚 {time}</translation>
    </message>
    <message>
        <source>{time} earlier than at first</source>
        <translation>比首次预计早 {time}</translation>
    </message>
    <message>
        <source>Expected back</source>
        <translation>预计复电</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>复电时间</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>It has begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>新时间</translation>
    </message>
    <message>
        <source>Supply is back</source>
        <translation>已复电</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>尚无导入。</translation>
    </message>
    <message>
        <source>taking back of {file}</source>
        <translation>撤回 {file}</translation>
    </message>
    <message>
        <source>Took back {file}: {removed} rows out, {restored} as they were</source>
        <translation>已撤回 {file}：移除 {removed} 行，恢复 {restored} 行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay as they are</source>
        <translation>
            <numerusform>%n 行保持不变</numerusform>
        </translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>之后已修改</translation>
    </message>
    <message>
        <source>something was added to it</source>
        <translation>之后有新增内容</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Survey form</source>
        <translation>调查问卷</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo import of {file}</source>
        <translation>撤销导入 {file}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>{added} new, {updated} changed, {rejected} left out</source>
        <translation>新增 {added}，更新 {updated}，未导入 {rejected}</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of {name}</source>
        <translation>{name} 的变更记录</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Nothing changed yet</source>
        <translation>尚无变更</translation>
    </message>
    <message>
        <source>What is edited from now on stands here.</source>
        <translation>此后的修改将列在这里。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The history could not be loaded</source>
        <translation>变更历史未能载入</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>{name} entered</source>
        <translation>录入 {name}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name}</translation>
    </message>
</context>
<context>
    <name>HistoryPopup</name>
    <message>
        <source>Nobody has changed this here.</source>
        <translation>此项没有变更。</translation>
    </message>
    <message>
        <source>{when} by {name}</source>
        <translation>{when} {name}</translation>
    </message>
</context>
<context>
    <name>HonestyPage</name>
    <message>
        <source>Call-back sample…</source>
        <translation>回访抽样…</translation>
    </message>
    <message>
        <source>Open this visit</source>
        <translation>打开该走访</translation>
    </message>
    <message>
        <source>Open the other visit</source>
        <translation>打开另一走访</translation>
    </message>
    <message>
        <source>Looked at…</source>
        <translation>已查看…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
</context>
<context>
    <name>HonestyPanel</name>
    <message>
        <source>Looked at…</source>
        <translation>已查看…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Open this visit</source>
        <translation>打开该走访</translation>
    </message>
    <message>
        <source>Open the other visit</source>
        <translation>打开另一走访</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>This visit · {day}</source>
        <translation>该走访 · {day}</translation>
    </message>
    <message>
        <source>Submitted {when}</source>
        <translation>{when} 提交</translation>
    </message>
    <message>
        <source>The other visit · {day}</source>
        <translation>另一走访 · {day}</translation>
    </message>
</context>
<context>
    <name>ImportKinds</name>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Supply points</source>
        <translation>供电点</translation>
    </message>
    <message>
        <source>Visits that were held</source>
        <translation>已完成的走访</translation>
    </message>
    <message>
        <source>Calls, messages and notes</source>
        <translation>电话、消息和记录</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hotline orders</source>
        <translation>热线工单</translation>
    </message>
    <message>
        <source>Monthly readings</source>
        <translation>月度电量</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Supply and sales of feeders</source>
        <translation>线路供售电量</translation>
    </message>
    <message>
        <source>Coming demand</source>
        <translation>用电需求</translation>
    </message>
    <message>
        <source>Monthly readings of metering points</source>
        <translation>计量点月电量</translation>
    </message>
    <message>
        <source>Daily readings and load curves</source>
        <translation>日电量与负荷曲线</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Pick sheet</source>
        <translation>选择工作表</translation>
    </message>
    <message>
        <source>Check rows</source>
        <translation>检查行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Look at the form</source>
        <translation>查看问卷</translation>
    </message>
    <message>
        <source>Import as draft</source>
        <translation>导入为草稿</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Nothing is written until the last step</source>
        <translation>最后一步之前不写入任何数据</translation>
    </message>
    <message>
        <source>An import is under way: let it end, or cancel it first</source>
        <translation>正在导入：请等其完成或先取消</translation>
    </message>
    <message>
        <source>This is a list and no survey form. Managers and supervisors bring lists in.</source>
        <translation>这是名单，不是问卷。名单由客户经理和主管导入。</translation>
    </message>
    <message>
        <source>This is a survey form. Supervisors and administrators bring forms in.</source>
        <translation>这是一份问卷。问卷由主管或管理员导入。</translation>
    </message>
    <message>
        <source>{file} · sheet {sheet} · {rows} rows</source>
        <translation>{file} · 工作表 {sheet} · {rows} 行</translation>
    </message>
    <message>
        <source>Next: match columns</source>
        <translation>下一步：匹配列</translation>
    </message>
    <message>
        <source>Next: check rows</source>
        <translation>下一步：检查行</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) still to match</source>
        <translation>
            <numerusform>还有 %n 列未对应</numerusform>
        </translation>
    </message>
    <message>
        <source>No row can go in</source>
        <translation>没有可导入的行</translation>
    </message>
    <message>
        <source>This file gives no form</source>
        <translation>该文件不是可用的问卷</translation>
    </message>
    <message>
        <source>import of {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>Imported {count} rows</source>
        <translation>已导入 {count} 行</translation>
    </message>
</context>
<context>
    <name>InteractionDialog</name>
    <message>
        <source>Log a contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>未指定联系人</translation>
    </message>
    <message>
        <source>What follows, by when: Send the quote, Thu</source>
        <translation>后续事项及日期：发送报价 周四</translation>
    </message>
    <message>
        <source>Record it as a visit</source>
        <translation>改为走访记录</translation>
    </message>
    <message>
        <source>A contact moves the next contact due; a visit also has topics, a rating and a review</source>
        <translation>登记联系会顺延下次联系到期日；走访还包含事由、满意度和审核</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who turned to whom</source>
        <translation>由谁发起</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Follow-up task</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>Choose the account that the contact was with.</source>
        <translation>选择所联系的客户。</translation>
    </message>
    <message>
        <source>Choose the channel.</source>
        <translation>选择方式。</translation>
    </message>
    <message>
        <source>Choose who turned to whom.</source>
        <translation>选择由谁发起。</translation>
    </message>
    <message>
        <source>The length of a talk is a number of minutes.</source>
        <translation>时长须为分钟数。</translation>
    </message>
    <message>
        <source>Contact and task written down</source>
        <translation>已登记联系和任务</translation>
    </message>
    <message>
        <source>Contact written down</source>
        <translation>已登记联系</translation>
    </message>
    <message>
        <source>contact by {channel}</source>
        <translation>{channel}登记</translation>
    </message>
</context>
<context>
    <name>Interactions</name>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Counter visit</source>
        <translation>营业厅来访</translation>
    </message>
    <message>
        <source>Online hall</source>
        <translation>网上营业厅</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会面</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>客户发起</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>我方发起</translation>
    </message>
</context>
<context>
    <name>IssueBar</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) need you</source>
        <translation>
            <numerusform>%n 件诉求需要处理</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past the deadline</source>
        <translation>
            <numerusform>%n 件已超期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at the deadline</source>
        <translation>
            <numerusform>%n 件已到期限</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near the deadline</source>
        <translation>
            <numerusform>%n 件临近期限</numerusform>
        </translation>
    </message>
    <message>
        <source>due {day} {time}</source>
        <translation>截止 {day} {time}</translation>
    </message>
    <message>
        <source>Deadline near: {issue}</source>
        <translation>临近期限：{issue}</translation>
    </message>
    <message>
        <source>Deadline reached: {issue}</source>
        <translation>已到期限：{issue}</translation>
    </message>
    <message>
        <source>Past its deadline: {issue}</source>
        <translation>已超期：{issue}</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>明早再提醒</translation>
    </message>
</context>
<context>
    <name>IssueBoard</name>
    <message>
        <source>Issues by state</source>
        <translation>按状态排列的诉求</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
</context>
<context>
    <name>IssueCommands</name>
    <message>
        <source>{issue}: written down</source>
        <translation>{issue}：已登记</translation>
    </message>
    <message>
        <source>{issue}: in progress</source>
        <translation>{issue}：已受理</translation>
    </message>
    <message>
        <source>{issue}: interim reply noted</source>
        <translation>{issue}：已记录中间答复</translation>
    </message>
    <message>
        <source>{issue}: open again</source>
        <translation>{issue}：已重新打开</translation>
    </message>
    <message>
        <source>{issue}: cancelled</source>
        <translation>{issue}：已撤销</translation>
    </message>
    <message>
        <source>{issue}: suspended</source>
        <translation>{issue}：已挂起</translation>
    </message>
    <message>
        <source>{issue}: answered, the customer is to be asked</source>
        <translation>{issue}：已答复，待回访</translation>
    </message>
    <message>
        <source>{issue}: closed</source>
        <translation>{issue}：已闭环</translation>
    </message>
    <message>
        <source>{issue}: extension asked for</source>
        <translation>{issue}：已申请延期</translation>
    </message>
    <message>
        <source>{issue}: extension granted</source>
        <translation>{issue}：延期已批准</translation>
    </message>
    <message>
        <source>{issue}: extension refused</source>
        <translation>{issue}：延期未批准</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) transferred</source>
        <translation>
            <numerusform>已转办 %n 项诉求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>transfer of %n issue(s)</source>
        <translation>
            <numerusform>转办 %n 项诉求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueList</name>
    <message>
        <source>Add an issue</source>
        <translation>添加诉求</translation>
    </message>
    <message>
        <source>What the customer asks for</source>
        <translation>客户诉求</translation>
    </message>
</context>
<context>
    <name>IssuePanel</name>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Raised before</source>
        <translation>此前同类诉求</translation>
    </message>
    <message>
        <source>Take on by</source>
        <translation>受理期限</translation>
    </message>
    <message>
        <source>Interim reply by</source>
        <translation>中间答复期限</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>First deadline</source>
        <translation>原期限</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Interim reply</source>
        <translation>中间答复</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Transferred because</source>
        <translation>转办原因</translation>
    </message>
    <message>
        <source>Rests because</source>
        <translation>挂起原因</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>办结依据</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户确认</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭环</translation>
    </message>
    <message>
        <source>Ask the customer…</source>
        <translation>客户回访…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Grant the extension</source>
        <translation>批准延期</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>转办…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>挂起…</translation>
    </message>
    <message>
        <source>Ask for more time…</source>
        <translation>申请延期…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation>打开走访</translation>
    </message>
    <message>
        <source>Interim reply given</source>
        <translation>已作中间答复</translation>
    </message>
</context>
<context>
    <name>IssueRow</name>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
</context>
<context>
    <name>IssueSteps</name>
    <message>
        <source>As before</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) go along</source>
        <translation>
            <numerusform>转办 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays: {issue} · {why}</source>
        <translation>不转：{issue} · {why}</translation>
    </message>
    <message numerus="yes">
        <source>%n more stay(s)</source>
        <translation>
            <numerusform>另有 %n 件不转</numerusform>
        </translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>办结依据</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>客户回访</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What was raised</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Order number, or nothing where a file proves it</source>
        <translation>工单号；已有佐证文件时可不填</translation>
    </message>
    <message>
        <source>Choose whether the customer is satisfied, and the day.</source>
        <translation>选择客户是否满意，并填写日期。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>延至</translation>
    </message>
    <message>
        <source>Ask for an extension</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Type a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>Issues</name>
    <message>
        <source>Issue</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任部门</translation>
    </message>
    <message>
        <source>Answers for it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>With the supervisor</source>
        <translation>由主管处理</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Customer asked</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已闭环</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未闭环</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show open issues</source>
        <translation>查看未闭环诉求</translation>
    </message>
    <message>
        <source>What customers raise on visits stands here until it is closed.</source>
        <translation>走访中客户提出的诉求列在这里，直至闭环。</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Filter these issues</source>
        <translation>筛选诉求</translation>
    </message>
    <message>
        <source>Space selects · X transfers · Enter opens the account</source>
        <translation>空格选择 · X 转办 · 回车打开客户</translation>
    </message>
    <message>
        <source>The issues could not be loaded</source>
        <translation>诉求未能加载</translation>
    </message>
    <message>
        <source>The filters hide every issue.</source>
        <translation>筛选条件隐藏了全部诉求。</translation>
    </message>
    <message>
        <source>No issues yet</source>
        <translation>还没有诉求</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未闭环的诉求</translation>
    </message>
    <message>
        <source>Nothing is late</source>
        <translation>没有逾期诉求</translation>
    </message>
    <message>
        <source>Every open issue is inside its time.</source>
        <translation>未闭环诉求都在期限内。</translation>
    </message>
    <message>
        <source>Nobody has to be asked</source>
        <translation>没有待回访的诉求</translation>
    </message>
    <message>
        <source>Answered issues stand here until the customer has said whether that is enough.</source>
        <translation>已答复的诉求列在这里，直至客户确认。</translation>
    </message>
    <message>
        <source>Nothing lies with the supervisor</source>
        <translation>没有由主管处理的诉求</translation>
    </message>
    <message>
        <source>Repeated issues, customers not satisfied twice and extensions stand here.</source>
        <translation>重复诉求、两次不满意和延期申请列在这里。</translation>
    </message>
    <message>
        <source>Nothing is closed yet</source>
        <translation>还没有闭环的诉求</translation>
    </message>
    <message>
        <source>Closed issues stand here.</source>
        <translation>已闭环诉求列在这里。</translation>
    </message>
    <message>
        <source>Issue list</source>
        <translation>诉求清单</translation>
    </message>
    <message>
        <source>{count} of {total} issues</source>
        <translation>诉求 {count}/{total} 项</translation>
    </message>
    <message>
        <source>New</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>已转办</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Planning or investment</source>
        <translation>规划或投资</translation>
    </message>
    <message>
        <source>Urgent supply or safety</source>
        <translation>紧急供电或安全</translation>
    </message>
    <message>
        <source>Major hazard</source>
        <translation>重大隐患</translation>
    </message>
    <message>
        <source>Not satisfied twice</source>
        <translation>两次不满意</translation>
    </message>
    <message>
        <source>Raised again and again</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>No extension</source>
        <translation>未延期</translation>
    </message>
    <message>
        <source>Extension asked for</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>Extension refused</source>
        <translation>延期未批准</translation>
    </message>
</context>
<context>
    <name>IssuesCard</name>
    <message>
        <source>Issues that need you</source>
        <translation>需要处理的诉求</translation>
    </message>
    <message>
        <source>All issues</source>
        <translation>全部诉求</translation>
    </message>
</context>
<context>
    <name>IssuesPage</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>As a list or as a board</source>
        <translation>列表或看板</translation>
    </message>
    <message>
        <source>Issue report of a period…</source>
        <translation>某期间的诉求报告…</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Arrows walk · Enter opens · the menu key offers the steps · X transfers</source>
        <translation>方向键移动 · Enter 打开 · 菜单键列出操作 · X 转办</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>转办…</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>所有页面</translation>
    </message>
    <message>
        <source>search, jump, do</source>
        <translation>搜索、跳转、执行</translation>
    </message>
    <message>
        <source>Today, Accounts</source>
        <translation>今日、客户</translation>
    </message>
    <message>
        <source>Planner, Visits</source>
        <translation>排期、走访</translation>
    </message>
    <message>
        <source>Outages, Energy</source>
        <translation>停电、用电</translation>
    </message>
    <message>
        <source>Reports, Import</source>
        <translation>报表、导入</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>back and forward</source>
        <translation>后退、前进</translation>
    </message>
    <message>
        <source>new: task, visit, record, contact, outage, import</source>
        <translation>新建：任务、走访、记录、联系人、停电、导入</translation>
    </message>
    <message>
        <source>new task here</source>
        <translation>在此新建任务</translation>
    </message>
    <message>
        <source>print: record, brief, plan, call list, report</source>
        <translation>打印：走访记录、简报、计划、电话清单、报表</translation>
    </message>
    <message>
        <source>write a contact with a customer down</source>
        <translation>登记与客户的联系</translation>
    </message>
    <message>
        <source>undo, do again</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>all changes of this window</source>
        <translation>本窗口的全部修改</translation>
    </message>
    <message>
        <source>hide or show the right panel</source>
        <translation>隐藏或显示右侧面板</translation>
    </message>
    <message>
        <source>next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>本快捷键表</translation>
    </message>
    <message>
        <source>close, then clear the selection</source>
        <translation>关闭，再清除选择</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>next, previous result</source>
        <translation>下一条、上一条结果</translation>
    </message>
    <message>
        <source>next group</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>plan a visit to the account</source>
        <translation>安排走访该客户</translation>
    </message>
    <message>
        <source>record a visit to the account</source>
        <translation>记录走访该客户</translation>
    </message>
    <message>
        <source>new task for the account</source>
        <translation>为该客户新建任务</translation>
    </message>
    <message>
        <source>Accounts, contacts, visits, tasks</source>
        <translation>客户、联系人、走访、任务</translation>
    </message>
    <message>
        <source>next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>scroll sideways</source>
        <translation>左右滚动</translation>
    </message>
    <message>
        <source>plan a visit</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>record a visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>edit in place</source>
        <translation>就地修改</translation>
    </message>
    <message>
        <source>filter; Down or Enter leads to the rows</source>
        <translation>筛选；↓ 或回车进入列表</translation>
    </message>
    <message>
        <source>clear the filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>show new rows that wait</source>
        <translation>显示等待中的新行</translation>
    </message>
    <message>
        <source>check the row, check up to here</source>
        <translation>勾选该行、勾选到此处</translation>
    </message>
    <message>
        <source>check on and on</source>
        <translation>连续勾选</translation>
    </message>
    <message>
        <source>check all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>take visits off the plan</source>
        <translation>将走访移出计划</translation>
    </message>
    <message>
        <source>copy the checked rows, else the current one</source>
        <translation>复制勾选的行，没有则复制当前行</translation>
    </message>
    <message>
        <source>menu of the row</source>
        <translation>该行的菜单</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户详情</translation>
    </message>
    <message>
        <source>the brief of a visit</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>edit the facts</source>
        <translation>修改资料</translation>
    </message>
    <message>
        <source>history of a fact</source>
        <translation>资料的历史</translation>
    </message>
    <message>
        <source>to the contacts</source>
        <translation>转到联系人</translation>
    </message>
    <message>
        <source>find in the timeline</source>
        <translation>在时间线中查找</translation>
    </message>
    <message>
        <source>previous, next account of the list</source>
        <translation>清单中的上一户、下一户</translation>
    </message>
    <message>
        <source>Contacts of an account</source>
        <translation>客户的联系人</translation>
    </message>
    <message>
        <source>next, previous contact</source>
        <translation>下一位、上一位联系人</translation>
    </message>
    <message>
        <source>open and edit</source>
        <translation>打开并修改</translation>
    </message>
    <message>
        <source>call</source>
        <translation>打电话</translation>
    </message>
    <message>
        <source>message</source>
        <translation>发消息</translation>
    </message>
    <message>
        <source>checked today</source>
        <translation>今日已核实</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Timeline and files</source>
        <translation>时间线与文件</translation>
    </message>
    <message>
        <source>next, previous entry</source>
        <translation>下一条、上一条</translation>
    </message>
    <message>
        <source>change one&apos;s own words</source>
        <translation>修改自己写的内容</translation>
    </message>
    <message>
        <source>open a file that is previewed</source>
        <translation>打开预览的文件</translation>
    </message>
    <message>
        <source>save a file that is previewed</source>
        <translation>保存预览的文件</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>tick, in a short list</source>
        <translation>在短列表中勾选完成</translation>
    </message>
    <message>
        <source>mark as done, on the page of tasks</source>
        <translation>在任务页标记完成</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>snooze</source>
        <translation>稍后提醒</translation>
    </message>
    <message>
        <source>important or not</source>
        <translation>重要与否</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>earlier, later</source>
        <translation>更早、更晚</translation>
    </message>
    <message>
        <source>day, week, month</source>
        <translation>日、周、月</translation>
    </message>
    <message>
        <source>today, go to a day</source>
        <translation>今天、转到某天</translation>
    </message>
    <message>
        <source>plan the chosen account at the first free time</source>
        <translation>将选中客户排到最早空闲时间</translation>
    </message>
    <message>
        <source>filter who is to plan</source>
        <translation>筛选待排期客户</translation>
    </message>
    <message>
        <source>next, previous visit</source>
        <translation>下一次、上一次走访</translation>
    </message>
    <message>
        <source>move a visit by 15 minutes, with Alt by 5</source>
        <translation>移动走访 15 分钟，按 Alt 为 5 分钟</translation>
    </message>
    <message>
        <source>move a visit by a day</source>
        <translation>移动走访一天</translation>
    </message>
    <message>
        <source>shorter, longer</source>
        <translation>缩短、延长</translation>
    </message>
    <message>
        <source>in the month and for whole days: move by a day</source>
        <translation>月视图和全天日程：按天移动</translation>
    </message>
    <message>
        <source>the customer agreed to the time, or not</source>
        <translation>客户已约定时间，或取消</translation>
    </message>
    <message>
        <source>copy to the day before, after</source>
        <translation>复制到前一天、后一天</translation>
    </message>
    <message>
        <source>choose a proposed visit</source>
        <translation>选择建议的走访</translation>
    </message>
    <message>
        <source>open; accept a proposed visit</source>
        <translation>打开；采纳建议的走访</translation>
    </message>
    <message>
        <source>take off the plan</source>
        <translation>移出排期</translation>
    </message>
    <message>
        <source>Visit record</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>save now; drafts save themselves</source>
        <translation>立即保存；草稿自动保存</translation>
    </message>
    <message>
        <source>finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>answer by number</source>
        <translation>按数字作答</translation>
    </message>
    <message>
        <source>next answer, add a line</source>
        <translation>下一题、添加一行</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>输入框</translation>
    </message>
    <message>
        <source>open the calendar of a day</source>
        <translation>打开日期的月历</translation>
    </message>
    <message>
        <source>move a time by 15 minutes</source>
        <translation>移动时间 15 分钟</translation>
    </message>
    <message>
        <source>another month in a calendar</source>
        <translation>月历换月</translation>
    </message>
    <message>
        <source>take, save</source>
        <translation>采用、保存</translation>
    </message>
    <message>
        <source>leave without a change</source>
        <translation>不改动并离开</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>another section, from the list</source>
        <translation>在列表中切换分区</translation>
    </message>
    <message>
        <source>save the section</source>
        <translation>保存分区</translation>
    </message>
    <message>
        <source>change a row, save a form</source>
        <translation>修改一行、保存表单</translation>
    </message>
    <message>
        <source>remove a row</source>
        <translation>移除一行</translation>
    </message>
    <message>
        <source>another month of the working calendar</source>
        <translation>工作日历换月</translation>
    </message>
    <message>
        <source>Import and reports</source>
        <translation>导入与报表</translation>
    </message>
    <message>
        <source>next step; save to Excel</source>
        <translation>下一步；保存为 Excel</translation>
    </message>
</context>
<context>
    <name>LanguageOptions</name>
    <message>
        <source>Texts, dates and workbooks that are saved follow it. Names stay as they were entered.</source>
        <translation>文字、日期和保存的工作簿随之变化，名称保持录入时的写法。</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>程序语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>LeadForm</name>
    <message>
        <source>{project} of {name}</source>
        <translation>{name}：{project}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>one source</source>
        <translation>单电源</translation>
    </message>
    <message>
        <source>two sources</source>
        <translation>双电源</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>New coming demand</source>
        <translation>新增用电需求</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Applied capacity</source>
        <translation>报装容量</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>最早送电</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计送电</translation>
    </message>
    <message>
        <source>Load in years 1 to 3, %</source>
        <translation>前 3 年负荷，%</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Kind of load</source>
        <translation>负荷特性</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压等级</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最晚送电</translation>
    </message>
    <message>
        <source>Choose the account.</source>
        <translation>请选择客户。</translation>
    </message>
    <message>
        <source>Enter a number here.</source>
        <translation>此处填写数字。</translation>
    </message>
    <message>
        <source>coming demand of {name}</source>
        <translation>{name} 的用电需求</translation>
    </message>
    <message>
        <source>shifts, harmonics, storage …</source>
        <translation>班制、谐波、储能等</translation>
    </message>
    <message>
        <source>Coming demand saved</source>
        <translation>用电需求已保存</translation>
    </message>
</context>
<context>
    <name>LeadRows</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>kVA</source>
        <translation>kVA</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计送电</translation>
    </message>
    <message>
        <source>Years 1–3, %</source>
        <translation>前 3 年（%）</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>{earliest} at the earliest, {latest} at the latest</source>
        <translation>最早 {earliest}，最晚 {latest}</translation>
    </message>
    <message>
        <source>{day}, long ago</source>
        <translation>{day}，久未更新</translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message>
        <source>Annual leave, training</source>
        <translation>年休假、培训</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
</context>
<context>
    <name>LeftBars</name>
    <message>
        <source>{name} stands in no longer</source>
        <translation>{name}的代管已结束</translation>
    </message>
    <message>
        <source>{what} still open there</source>
        <translation>名下未办：{what}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Take back from {name}</source>
        <translation>从{name}收回</translation>
    </message>
    <message>
        <source>return of what was left with {name}</source>
        <translation>收回{name}名下未办事项</translation>
    </message>
    <message>
        <source>Taken back from {name}</source>
        <translation>已收回{name}名下未办事项</translation>
    </message>
</context>
<context>
    <name>LineBar</name>
    <message>
        <source>Connect now</source>
        <translation>立即连接</translation>
    </message>
    <message>
        <source>Not connected since {time}</source>
        <translation>{time} 起未连接</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) to be sent</source>
        <translation>
            <numerusform>%n 条等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>查看待发送内容</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Showing data as of {time}. Rounds connects by itself as soon as the server answers.</source>
        <translation>显示的是 {time} 的数据，服务器恢复应答后自动连接</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Remove the line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Day by which it is mended</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>ListBody</name>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合条件的内容</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前显示</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Export cancelled. No file was written</source>
        <translation>已取消导出，未生成文件</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved as {name}</source>
        <translation>
            <numerusform>%n 行已保存为 {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前显示</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>Phone contact</source>
        <translation>电话联系</translation>
    </message>
    <message>
        <source>Add task…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>Assign to portfolio…</source>
        <translation>分配…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Log a contact…</source>
        <translation>登记联系…</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制户号</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Accounts or their contacts</source>
        <translation>客户或联系人</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Visits, issues or hotline orders</source>
        <translation>走访、诉求或 95598 工单</translation>
    </message>
</context>
<context>
    <name>LogExport</name>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Log of changes</source>
        <translation>变更日志</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved as {name}</source>
        <translation>
            <numerusform>%n 行已存为 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Export cancelled. No file was written</source>
        <translation>已取消导出，未写入文件</translation>
    </message>
</context>
<context>
    <name>Logins</name>
    <message>
        <source>Let sign in…</source>
        <translation>允许登录…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>新密码…</translation>
    </message>
    <message>
        <source>Enable the login</source>
        <translation>启用登录</translation>
    </message>
    <message>
        <source>Disable the login</source>
        <translation>停用登录</translation>
    </message>
    <message>
        <source>Change role to {role}</source>
        <translation>角色改为{role}</translation>
    </message>
    <message>
        <source>{name} can sign in again</source>
        <translation>{name}可以再次登录</translation>
    </message>
    <message>
        <source>{name} can sign in no more</source>
        <translation>{name}不能再登录</translation>
    </message>
    <message>
        <source>{name} has another role: {role}</source>
        <translation>{name}的角色改为{role}</translation>
    </message>
    <message>
        <source>{name} has a new password</source>
        <translation>{name}已有新密码</translation>
    </message>
    <message>
        <source>{name} can sign in as {login}</source>
        <translation>{name}可以用 {login} 登录</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message numerus="yes">
        <source>Looked at %n record(s)</source>
        <translation>
            <numerusform>已查看 %n 条存疑</numerusform>
        </translation>
    </message>
    <message>
        <source>What came of it; a note is not needed. The mark goes when the oddity changes.</source>
        <translation>可写明结果，备注可不填。存疑内容变化后标记失效。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Mark as looked at</source>
        <translation>标为已查看</translation>
    </message>
    <message numerus="yes">
        <source>%n oddity(s) looked at</source>
        <translation>
            <numerusform>%n 条存疑已查看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark on %n oddity(s)</source>
        <translation>
            <numerusform>%n 条存疑的查看标记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n oddity(s) to look at again</source>
        <translation>
            <numerusform>%n 条存疑需重新查看</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message>
        <source>Line loss by feeder</source>
        <translation>分线线损</translation>
    </message>
    <message>
        <source>by feeder</source>
        <translation>按线路</translation>
    </message>
    <message>
        <source>by transformer area</source>
        <translation>按台区</translation>
    </message>
    <message>
        <source>by supply unit</source>
        <translation>按供电单位</translation>
    </message>
    <message>
        <source>by substation</source>
        <translation>按变电站</translation>
    </message>
    <message>
        <source>by voltage</source>
        <translation>按电压等级</translation>
    </message>
    <message>
        <source>Sum losses</source>
        <translation>线损汇总方式</translation>
    </message>
    <message>
        <source>Add task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Case…</source>
        <translation>个案…</translation>
    </message>
    <message numerus="yes">
        <source>%n area(s)</source>
        <translation>
            <numerusform>%n 个台区</numerusform>
        </translation>
    </message>
    <message>
        <source>Line loss by transformer area</source>
        <translation>台区线损</translation>
    </message>
    <message>
        <source>No transformer area was measured yet</source>
        <translation>还没有台区数据</translation>
    </message>
    <message>
        <source>Import what was supplied and sold by transformer area to see where energy is lost.</source>
        <translation>导入台区供电量和售电量，查看损失在哪里。</translation>
    </message>
    <message>
        <source>No feeder was measured yet</source>
        <translation>尚无线路计量数据</translation>
    </message>
    <message>
        <source>Import what was supplied and sold by feeder to see where energy is lost.</source>
        <translation>导入各线路供售电量后即可查看线损。</translation>
    </message>
    <message>
        <source>{count} unusual</source>
        <translation>{count} 条异常</translation>
    </message>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n 条线路</numerusform>
        </translation>
    </message>
    <message>
        <source>{month} · {feeders} · most lost energy first</source>
        <translation>{month} · {feeders} · 按损失电量排序</translation>
    </message>
</context>
<context>
    <name>LossCourse</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>用户…</translation>
    </message>
    <message>
        <source>Loss by month</source>
        <translation>各月线损率</translation>
    </message>
    <message>
        <source>{feeder}: loss in its expected range</source>
        <translation>{feeder}：线损率与预期区间</translation>
    </message>
</context>
<context>
    <name>LossRows</name>
    <message>
        <source>Feeder</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Transformer area</source>
        <translation>台区</translation>
    </message>
    <message>
        <source>My accounts</source>
        <translation>我的客户</translation>
    </message>
    <message>
        <source>Supplied, MWh</source>
        <translation>供电量（MWh）</translation>
    </message>
    <message>
        <source>Sold, MWh</source>
        <translation>售电量（MWh）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>线损率</translation>
    </message>
    <message>
        <source>Loss in expected range, %</source>
        <translation>线损率与预期区间（%）</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>线路数</translation>
    </message>
    <message>
        <source>Without dedicated feeders</source>
        <translation>不含专线</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Load was moved in this month: not judged</source>
        <translation>当月有转供：不判定</translation>
    </message>
    <message>
        <source>Too few meters were read: not judged</source>
        <translation>采集不全：不判定</translation>
    </message>
    <message>
        <source>Too little energy to be judged</source>
        <translation>电量太少：不判定</translation>
    </message>
    <message>
        <source>More sold than supplied</source>
        <translation>售电量大于供电量</translation>
    </message>
    <message>
        <source>Jump against its own past</source>
        <translation>较历史突变</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>超过限值</translation>
    </message>
    <message>
        <source>Rising for three months</source>
        <translation>连续三月上升</translation>
    </message>
    <message>
        <source>The same figure three times: not read</source>
        <translation>连续三次数值相同：疑未抄表</translation>
    </message>
    <message>
        <source>Over the mark to watch</source>
        <translation>超过关注值</translation>
    </message>
    <message>
        <source>No supply</source>
        <translation>无供电量</translation>
    </message>
    <message>
        <source>case open</source>
        <translation>个案处理中</translation>
    </message>
    <message>
        <source>last days unusual</source>
        <translation>近日异常</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>far less: look at the meter</source>
        <translation>大幅下降，核对计量装置</translation>
    </message>
    <message>
        <source>no range yet</source>
        <translation>暂无区间</translation>
    </message>
</context>
<context>
    <name>LostPanel</name>
    <message>
        <source>Drop mine</source>
        <translation>放弃我的修改</translation>
    </message>
    <message>
        <source>Copy my words</source>
        <translation>复制我的内容</translation>
    </message>
    <message>
        <source>Restore and keep mine</source>
        <translation>恢复并保留我的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MailForm</name>
    <message>
        <source>How mail leaves</source>
        <translation>邮件发出方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Into a folder</source>
        <translation>写入文件夹</translation>
    </message>
    <message>
        <source>By a mail server</source>
        <translation>经邮件服务器</translation>
    </message>
    <message>
        <source>empty: as the keyring has it</source>
        <translation>留空则用钥匙串中的密码</translation>
    </message>
    <message>
        <source>Encrypted (STARTTLS)</source>
        <translation>加密（STARTTLS）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Sign in as</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Kept on this computer, the password in the system&apos;s keyring and nowhere else.</source>
        <translation>保存在本机；密码只存入系统钥匙串。</translation>
    </message>
    <message>
        <source>Folder for outgoing mail</source>
        <translation>发件文件夹</translation>
    </message>
    <message>
        <source>Enter the address that the mails come from, such as desk@example.com.</source>
        <translation>填写发件地址，例如 desk@example.com。</translation>
    </message>
    <message>
        <source>This folder is not there. Choose one that is.</source>
        <translation>该文件夹不存在。改选一个。</translation>
    </message>
    <message>
        <source>Enter the name of the mail server.</source>
        <translation>填写邮件服务器名称。</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to 65535.</source>
        <translation>端口是 1 至 65535 的整数。</translation>
    </message>
    <message>
        <source>Mail settings kept</source>
        <translation>邮件设置已保存</translation>
    </message>
    <message>
        <source>Kept, without the password: this computer has no keyring that is open.</source>
        <translation>已保存，但未存密码：本机没有可用的钥匙串。</translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message>
        <source>How mail leaves…</source>
        <translation>邮件发出方式…</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) have left</source>
        <translation>
            <numerusform>%n 封邮件已发出</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{database} · does not answer since {time}</source>
        <translation>{database} · {time} 起无响应</translation>
    </message>
    <message>
        <source>Team: all accounts</source>
        <translation>团队：全部客户</translation>
    </message>
    <message>
        <source>Shared database</source>
        <translation>共享数据库</translation>
    </message>
    <message>
        <source>Local database</source>
        <translation>本地数据库</translation>
    </message>
    <message>
        <source>{database} · saved {time}</source>
        <translation>{database} · {time} 已保存</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) saved on this computer</source>
        <translation>
            <numerusform>本机已保存 %n 份草稿</numerusform>
        </translation>
    </message>
    <message>
        <source>No drafts on this computer</source>
        <translation>本机无草稿</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
</context>
<context>
    <name>ManyPanel</name>
    <message numerus="yes">
        <source>%n row(s) were changed meanwhile</source>
        <translation>
            <numerusform>其间有 %n 行被修改</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been saved yet. Choose for each row, or for all; then all is saved in one go.</source>
        <translation>尚未保存任何内容。逐行或全部选择后，一次保存。</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部用我的</translation>
    </message>
    <message>
        <source>All as they are</source>
        <translation>全部保留现状</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save choices</source>
        <translation>保存选择</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still to choose</source>
        <translation>
            <numerusform>还有 %n 行待选择</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) follow the buttons for all</source>
        <translation>
            <numerusform>另有 %n 行按“全部”按钮处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapOptions</name>
    <message>
        <source>The map under the routes</source>
        <translation>路线底图</translation>
    </message>
    <message>
        <source>Load a GeoJSON…</source>
        <translation>加载 GeoJSON…</translation>
    </message>
    <message>
        <source>Use the map that comes along</source>
        <translation>使用自带地图</translation>
    </message>
    <message>
        <source>Areas and lines of a GeoJSON file in WGS-84, up to 10 MB, with a name where there is one. It is kept in the database, so everybody sees it.</source>
        <translation>GeoJSON 文件（WGS-84，最大 10 MB）中的面与线，有名称时显示名称。文件保存在数据库中，所有人可见。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>{name} is the map now</source>
        <translation>底图已换为 {name}</translation>
    </message>
    <message>
        <source>another map</source>
        <translation>更换底图</translation>
    </message>
    <message>
        <source>GeoJSON</source>
        <translation>GeoJSON</translation>
    </message>
    <message>
        <source>Load a GeoJSON</source>
        <translation>加载 GeoJSON</translation>
    </message>
    <message>
        <source>The map that comes along is back</source>
        <translation>已恢复自带地图</translation>
    </message>
    <message>
        <source>the map that comes along</source>
        <translation>恢复自带地图</translation>
    </message>
    <message>
        <source>In use: {name}</source>
        <translation>正在使用：{name}</translation>
    </message>
    <message>
        <source>In use: the map that comes along</source>
        <translation>正在使用：自带地图</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of the route</source>
        <translation>路线图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the whole route</source>
        <translation>显示整条路线</translation>
    </message>
</context>
<context>
    <name>MatchCard</name>
    <message>
        <source>Match columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Map system of the places</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>对应字段</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>识别方式</translation>
    </message>
    <message>
        <source>as you chose the last time</source>
        <translation>沿用上次选择</translation>
    </message>
    <message>
        <source>Required: {field} has no column</source>
        <translation>必填：{field} 没有对应列</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>unit from the heading, times {factor}</source>
        <translation>单位取自表头，乘以 {factor}</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) to look at</source>
        <translation>
            <numerusform>%n 个单元格需查看</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>由你指定</translation>
    </message>
    <message>
        <source>by its heading</source>
        <translation>按表头</translation>
    </message>
    <message>
        <source>by a part of its heading</source>
        <translation>按部分表头</translation>
    </message>
    <message>
        <source>by what stands in it</source>
        <translation>按内容识别</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge {left} and {right}</source>
        <translation>合并 {left} 与 {right}</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep {name}</source>
        <translation>保留 {name}</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Moves along</source>
        <translation>一并转移</translation>
    </message>
    <message>
        <source>On both, so the kept row&apos;s count: {what}</source>
        <translation>两者都有，以保留项为准：{what}</translation>
    </message>
    <message>
        <source>The other row goes into the bin, its number is still found, and one undo brings everything back.</source>
        <translation>另一项移入回收站，其编号仍可搜索到；撤销可全部恢复。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>MessagesMenu</name>
    <message>
        <source>Undo {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的改动</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的改动</translation>
    </message>
    <message>
        <source>All changes…</source>
        <translation>全部改动…</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>暂无消息</translation>
    </message>
</context>
<context>
    <name>MeterForm</name>
    <message>
        <source>Meters of {name}</source>
        <translation>{name}的电能表</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>empty where the meter stays</source>
        <translation>不换表则留空</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>电能表</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Number of a new meter</source>
        <translation>新表表号</translation>
    </message>
    <message>
        <source>Changed on</source>
        <translation>换表日期</translation>
    </message>
    <message>
        <source>Months that were read keep their multiplier.</source>
        <translation>已抄月份仍按原倍率。</translation>
    </message>
    <message>
        <source>{meter} at {point}</source>
        <translation>{meter}（计量点 {point}）</translation>
    </message>
    <message>
        <source>The account has no meter yet: meters come in with the months of metering points.</source>
        <translation>该用户还没有电能表：导入计量点月度电量时会一并建立。</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day}装表</translation>
    </message>
    <message>
        <source>before it {meter} × {multiplier} until {day}</source>
        <translation>此前为 {meter}，倍率 {multiplier}，{day}拆表</translation>
    </message>
    <message>
        <source>Enter a number here.</source>
        <translation>请在此填写数字。</translation>
    </message>
    <message>
        <source>Enter the day on which the meter was changed.</source>
        <translation>请填写换表日期。</translation>
    </message>
    <message>
        <source>meter of {name}</source>
        <translation>{name}的电能表</translation>
    </message>
    <message>
        <source>Meter saved</source>
        <translation>电能表已保存</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Type a day and a time.</source>
        <translation>填写日期和时间。</translation>
    </message>
</context>
<context>
    <name>MomentForm</name>
    <message>
        <source>Supply went off</source>
        <translation>停电开始</translation>
    </message>
    <message>
        <source>The crew is on site</source>
        <translation>抢修到场</translation>
    </message>
    <message>
        <source>Supply is back</source>
        <translation>已复电</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message numerus="yes">
        <source>For %n account(s); the rest stays off.</source>
        <translation>
            <numerusform>仅 %n 户复电，其余仍停电。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
</context>
<context>
    <name>MonthPanel</name>
    <message>
        <source>Progress of the quarter</source>
        <translation>本季度进度</translation>
    </message>
    <message>
        <source>Coverage by segment</source>
        <translation>各类客户覆盖率</translation>
    </message>
    <message>
        <source>Load of each day</source>
        <translation>每日工作量</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <translation>须留意</translation>
    </message>
    <message>
        <source>This month needs attention</source>
        <translation>本月须留意</translation>
    </message>
</context>
<context>
    <name>MonthRows</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation>电量（kWh）</translation>
    </message>
    <message>
        <source>Sharp</source>
        <translation>尖</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平</translation>
    </message>
    <message>
        <source>Valley</source>
        <translation>谷</translation>
    </message>
    <message>
        <source>kvarh</source>
        <translation>无功（kvarh）</translation>
    </message>
    <message>
        <source>Demand, kW</source>
        <translation>需量（kW）</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Bill, ¥</source>
        <translation>电费（元）</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>无读数</translation>
    </message>
    <message>
        <source>energy below 0</source>
        <translation>电量为负</translation>
    </message>
    <message>
        <source>parts do not add up</source>
        <translation>分时之和不符</translation>
    </message>
    <message>
        <source>power factor out of range</source>
        <translation>功率因数超出范围</translation>
    </message>
    <message>
        <source>more energy than the capacity gives</source>
        <translation>电量超过容量可供</translation>
    </message>
    <message>
        <source>demand over the capacity</source>
        <translation>需量超过容量</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop on {day}</source>
        <translation>放到 {day}</translation>
    </message>
</context>
<context>
    <name>MonthWords</name>
    <message numerus="yes">
        <source>{done} of %n due account(s) visited</source>
        <translation>
            <numerusform>应走访 %n 户，已走访 {done} 户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>room on %n day(s)</source>
        <translation>
            <numerusform>%n 天尚有空</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned · {room}</source>
        <translation>
            <numerusform>已排 %n 项 · {room}</numerusform>
        </translation>
    </message>
    <message>
        <source>{feeder} off</source>
        <translation>{feeder} 停电</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) overdue</source>
        <translation>
            <numerusform>%n 户已逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) due this month</source>
        <translation>
            <numerusform>%n 户本月到期</numerusform>
        </translation>
    </message>
    <message>
        <source>not in the calendar yet</source>
        <translation>尚未排入日历</translation>
    </message>
    <message>
        <source>Nothing: everybody is planned</source>
        <translation>无：均已排入</translation>
    </message>
</context>
<context>
    <name>MuteDialog</name>
    <message>
        <source>Without contacts: {place}</source>
        <translation>无联系方式：{place}</translation>
    </message>
    <message>
        <source>Nobody&apos;s number or address is known here. Send somebody, or open the account and add a contact.</source>
        <translation>这些客户没有任何电话或邮箱。派人上门，或打开客户补充联系人。</translation>
    </message>
    <message>
        <source>Accounts without contacts</source>
        <translation>无联系方式的客户</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要等级</translation>
    </message>
    <message>
        <source>Lost load</source>
        <translation>损失负荷</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>影响</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Safety check</source>
        <translation>用电安全检查</translation>
    </message>
    <message>
        <source>Demand survey</source>
        <translation>用电需求调研</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策宣传</translation>
    </message>
    <message>
        <source>Outage plan</source>
        <translation>停电计划沟通</translation>
    </message>
    <message>
        <source>Connection progress</source>
        <translation>业扩报装进度</translation>
    </message>
    <message>
        <source>Energy advice</source>
        <translation>节能建议</translation>
    </message>
    <message>
        <source>Bill explained</source>
        <translation>电费解释</translation>
    </message>
    <message>
        <source>Market trading</source>
        <translation>电力市场交易</translation>
    </message>
    <message>
        <source>Demand response</source>
        <translation>需求响应邀约</translation>
    </message>
    <message>
        <source>Power quality</source>
        <translation>电能质量</translation>
    </message>
    <message>
        <source>Data check</source>
        <translation>客户信息核实</translation>
    </message>
    <message>
        <source>Arrears</source>
        <translation>电费回收</translation>
    </message>
    <message>
        <source>Supply guarantee</source>
        <translation>保供电</translation>
    </message>
    <message>
        <source>Complaint care</source>
        <translation>诉求安抚</translation>
    </message>
    <message>
        <source>Green power</source>
        <translation>绿电光储充</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>线上</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>特级</translation>
    </message>
    <message>
        <source>Grade 1</source>
        <translation>一级</translation>
    </message>
    <message>
        <source>Grade 2</source>
        <translation>二级</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>临时性</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Residential</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Single-part</source>
        <translation>单一制</translation>
    </message>
    <message>
        <source>Two-part</source>
        <translation>两部制</translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation>农业</translation>
    </message>
    <message>
        <source>Account manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能源</translation>
    </message>
    <message>
        <source>Electrician</source>
        <translation>电工</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Duty desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>法务</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Bills and prices</source>
        <translation>电费电价</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>报装</translation>
    </message>
    <message>
        <source>Safety hazard</source>
        <translation>安全隐患</translation>
    </message>
    <message>
        <source>Metering</source>
        <translation>计量</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知与信息</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>重大</translation>
    </message>
    <message>
        <source>planned work</source>
        <translation>计划检修</translation>
    </message>
    <message>
        <source>short-notice outage</source>
        <translation>临时停电</translation>
    </message>
    <message>
        <source>feeder fault</source>
        <translation>馈线故障</translation>
    </message>
    <message>
        <source>curtailment</source>
        <translation>有序用电</translation>
    </message>
    <message>
        <source>load transfer</source>
        <translation>负荷转供</translation>
    </message>
    <message>
        <source>non-payment</source>
        <translation>欠费停电</translation>
    </message>
    <message>
        <source>customer-side fault</source>
        <translation>用户侧故障</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>主供</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备供</translation>
    </message>
    <message>
        <source>security</source>
        <translation>保安</translation>
    </message>
    <message>
        <source>GCJ-02 (maps in China)</source>
        <translation>GCJ-02（国内地图）</translation>
    </message>
    <message>
        <source>WGS-84 (GPS)</source>
        <translation>WGS-84（GPS）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>出差</translation>
    </message>
    <message>
        <source>Only this one</source>
        <translation>仅此一次</translation>
    </message>
    <message>
        <source>This and the following</source>
        <translation>此次及以后</translation>
    </message>
    <message>
        <source>All of the series</source>
        <translation>整个系列</translation>
    </message>
</context>
<context>
    <name>NetworkCommands</name>
    <message>
        <source>Substation saved</source>
        <translation>变电站已保存</translation>
    </message>
    <message>
        <source>substation {name}</source>
        <translation>变电站 {name}</translation>
    </message>
    <message>
        <source>Feeder saved</source>
        <translation>馈线已保存</translation>
    </message>
    <message>
        <source>feeder {name}</source>
        <translation>馈线 {name}</translation>
    </message>
    <message>
        <source>Transformer area saved</source>
        <translation>台区已保存</translation>
    </message>
    <message>
        <source>transformer area {name}</source>
        <translation>台区 {name}</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>已删除 {name}</translation>
    </message>
    <message>
        <source>deleting of {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 条供电关系</numerusform>
        </translation>
    </message>
    <message>
        <source>deleting of supply</source>
        <translation>删除供电关系</translation>
    </message>
    <message>
        <source>Account connected</source>
        <translation>客户已接入</translation>
    </message>
    <message>
        <source>supply of an account</source>
        <translation>客户供电关系</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) switched</source>
        <translation>
            <numerusform>%n 户已改接</numerusform>
        </translation>
    </message>
    <message>
        <source>switch of supply</source>
        <translation>改接供电</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) end</source>
        <translation>
            <numerusform>%n 条供电关系已设终止日</numerusform>
        </translation>
    </message>
    <message>
        <source>end of supply</source>
        <translation>供电关系终止</translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Enter a day.</source>
        <translation>填写日期。</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Register a transfer…</source>
        <translation>登记转电…</translation>
    </message>
    <message>
        <source>Delete what was entered by mistake</source>
        <translation>删除误录的部分</translation>
    </message>
    <message>
        <source>Accounts supplied on</source>
        <translation>查看日期</translation>
    </message>
    <message>
        <source>Former and coming ones too</source>
        <translation>含以往和将来</translation>
    </message>
    <message>
        <source>Connect an account…</source>
        <translation>接入客户…</translation>
    </message>
    <message>
        <source>Switch…</source>
        <translation>改接…</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>终止…</translation>
    </message>
    <message>
        <source>Delete links that were entered by mistake</source>
        <translation>删除误录的供电关系</translation>
    </message>
    <message>
        <source>No account is supplied here on this day.</source>
        <translation>当日无客户接在此处。</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>尚无供电网络</translation>
    </message>
    <message>
        <source>Import supply points, or add a substation.</source>
        <translation>导入供电关系，或新建变电站。</translation>
    </message>
    <message>
        <source>New substation</source>
        <translation>新变电站</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>供电网络</translation>
    </message>
    <message numerus="yes">
        <source>%n substation(s)</source>
        <translation>
            <numerusform>%n 座变电站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n 条馈线</numerusform>
        </translation>
    </message>
    <message>
        <source>Accounts supplied here</source>
        <translation>接在此处的客户</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Add a feeder…</source>
        <translation>添加馈线…</translation>
    </message>
    <message>
        <source>Add a transformer area…</source>
        <translation>添加台区…</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>电缆</translation>
    </message>
    <message>
        <source>Overhead line</source>
        <translation>架空</translation>
    </message>
    <message>
        <source>dedicated</source>
        <translation>专线</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>section {name}</source>
        <translation>区段 {name}</translation>
    </message>
    <message>
        <source>The network could not be read</source>
        <translation>供电网络读取失败</translation>
    </message>
</context>
<context>
    <name>NetworkTree</name>
    <message>
        <source>Find a feeder or transformer area</source>
        <translation>查找馈线或台区</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>供电网络</translation>
    </message>
    <message numerus="yes">
        <source>%n feeder(s)</source>
        <translation>
            <numerusform>%n 条馈线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewButton</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Task, visit, contact, outage or import · Ctrl+N</source>
        <translation>任务、走访、联系人、停电或导入 · Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Planned visit…</source>
        <translation>走访排期(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Visit record…</source>
        <translation>走访记录(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Contact…</source>
        <translation>联系人(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Outage…</source>
        <translation>停电(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Import a list</source>
        <translation>导入清单(&amp;I)</translation>
    </message>
</context>
<context>
    <name>NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新增</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the new rows</source>
        <translation>显示新行</translation>
    </message>
</context>
<context>
    <name>NewTimes</name>
    <message>
        <source>New times for visits on days off…</source>
        <translation>为休息日的走访改期…</translation>
    </message>
    <message>
        <source>No planned visit of {month} stands on a day off</source>
        <translation>{month}没有排在休息日的走访</translation>
    </message>
    <message>
        <source>The day fell out</source>
        <translation>当天改为不上班</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) moved</source>
        <translation>
            <numerusform>已改期 %n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new times of %n visit(s)</source>
        <translation>
            <numerusform>%n 次走访改期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewTimesDialog</name>
    <message>
        <source>New times</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>These visits cannot be held where they stand, or make room. First approved days stay.</source>
        <translation>以下走访无法按原时间进行，或需为其让出时间。首次批准日期不变。</translation>
    </message>
    <message numerus="yes">
        <source>Move %n visit(s)</source>
        <translation>
            <numerusform>改期 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{time} longer than a usual day</source>
        <translation>比平常一天长 {time}</translation>
    </message>
</context>
<context>
    <name>NextVisitBanner</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Phone contact</source>
        <translation>电话联系</translation>
    </message>
    <message>
        <source>Next visit {when}</source>
        <translation>下次走访 {when}</translation>
    </message>
    <message>
        <source>No visit planned</source>
        <translation>尚未排期</translation>
    </message>
</context>
<context>
    <name>NoPreview</name>
    <message>
        <source>Open it to look at it.</source>
        <translation>打开即可查看。</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>无预览</translation>
    </message>
    <message>
        <source>A program is not opened from here</source>
        <translation>此处不打开程序</translation>
    </message>
    <message>
        <source>Save it first.</source>
        <translation>可先另存。</translation>
    </message>
    <message>
        <source>Protected by a password</source>
        <translation>文件有密码保护</translation>
    </message>
    <message>
        <source>It may be damaged or very large. Open it to look at it.</source>
        <translation>文件可能已损坏或过大，请打开查看。</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Write a note. # for a task, @ for a contact</source>
        <translation>写一条记录，# 为任务，@ 为联系人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Task “{title}”</source>
        <translation>任务“{title}”</translation>
    </message>
    <message>
        <source>Enter adds</source>
        <translation>回车添加</translation>
    </message>
    <message>
        <source>Note added</source>
        <translation>已添加记录</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>已添加任务</translation>
    </message>
    <message>
        <source>Note that waits to be sent</source>
        <translation>等待发送的备注</translation>
    </message>
    <message>
        <source>The note waits on this computer and is sent when the server is back</source>
        <translation>备注已存在本机，服务器恢复后发送</translation>
    </message>
    <message>
        <source>note</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>NoticeOptions</name>
    <message>
        <source>not counted by in this version</source>
        <translation>本版本尚未用于计算</translation>
    </message>
    <message>
        <source>Notices by mail</source>
        <translation>邮件通知</translation>
    </message>
    <message>
        <source>They leave this computer into a folder or by the bureau&apos;s mail server.</source>
        <translation>邮件从本机写入文件夹，或经供电局的邮件服务器发出。</translation>
    </message>
    <message>
        <source>How mail leaves…</source>
        <translation>邮件发出方式…</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>告知</translation>
    </message>
</context>
<context>
    <name>NoticePanel</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Preview each</source>
        <translation>逐户预览</translation>
    </message>
    <message>
        <source>Send by</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Letters, call sheet, mail</source>
        <translation>通知书、呼叫单、邮件</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>呼叫清单</translation>
    </message>
    <message>
        <source>Times sent to accounts</source>
        <translation>已告知的时间</translation>
    </message>
    <message numerus="yes">
        <source>Notice for %n account(s)</source>
        <translation>
            <numerusform>通知 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Send to {count}</source>
        <translation>发送给 {count} 户</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cannot be reached this way: call them.</source>
        <translation>
            <numerusform>%n 户无法用此方式告知，请致电。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SMS part(s)</source>
        <translation>
            <numerusform>%n 条短信</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} characters, {parts}</source>
        <translation>{count} 字，{parts}</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without contacts…</source>
        <translation>
            <numerusform>%n 户没有联系方式…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) wait: try again</source>
        <translation>
            <numerusform>%n 封邮件待发：重试</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody knows the time that holds.</source>
        <translation>所有客户都已知道当前时间。</translation>
    </message>
    <message numerus="yes">
        <source>%n failed attempt(s)</source>
        <translation>
            <numerusform>%n 次未成功</numerusform>
        </translation>
    </message>
    <message>
        <source>back {time}</source>
        <translation>{time} 复电</translation>
    </message>
    <message>
        <source>{told} of {count} told</source>
        <translation>已告知 {told}/{count}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>This is not a number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>Only whole numbers.</source>
        <translation>只能填整数。</translation>
    </message>
    <message>
        <source>At least {limit}.</source>
        <translation>不小于 {limit}。</translation>
    </message>
    <message>
        <source>At most {limit}.</source>
        <translation>不大于 {limit}。</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>Show and copy the number; the look is written down</source>
        <translation>显示并复制号码；查看会被记录</translation>
    </message>
    <message>
        <source>Nobody was reached</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>in doubt since {day}: {reason}</source>
        <translation>{day}起存疑：{reason}</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Kind of number</source>
        <translation>号码类型</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Remove the number</source>
        <translation>移除号码</translation>
    </message>
</context>
<context>
    <name>NumberedLine</name>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Add a number</source>
        <translation>添加号码</translation>
    </message>
</context>
<context>
    <name>OptOutForm</name>
    <message numerus="yes">
        <source>%n account(s) want no publicity</source>
        <translation>
            <numerusform>%n 户谢绝宣传</numerusform>
        </translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It holds for every campaign but those about safety and supply. Outage notices go on.</source>
        <translation>对各项宣传有效，安全与供电类除外；停电通知照常发送。</translation>
    </message>
</context>
<context>
    <name>OptionsList</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>设置分区</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>OrderBar</name>
    <message>
        <source>Apply order</source>
        <translation>应用顺序</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>OrderCommands</name>
    <message>
        <source>{number}: is an issue now</source>
        <translation>{number}：已转为诉求</translation>
    </message>
    <message>
        <source>{number}: removed</source>
        <translation>{number}：已移除</translation>
    </message>
    <message>
        <source>Add a task to {number}</source>
        <translation>为工单 {number} 添加任务</translation>
    </message>
    <message>
        <source>Task added</source>
        <translation>已添加任务</translation>
    </message>
    <message>
        <source>task of {number}</source>
        <translation>工单 {number} 的任务</translation>
    </message>
</context>
<context>
    <name>OrderDetails</name>
    <message>
        <source>Hotline order</source>
        <translation>95598 工单</translation>
    </message>
    <message>
        <source>The order could not be loaded</source>
        <translation>工单无法加载</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Correct the order</source>
        <translation>更正工单</translation>
    </message>
    <message>
        <source>Key an order</source>
        <translation>录入工单</translation>
    </message>
    <message>
        <source>Official number</source>
        <translation>官方编号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Key the order</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Official state: {state}</source>
        <translation>官方状态：{state}</translation>
    </message>
    <message>
        <source>The official state comes with the hotline&apos;s file; it is not typed.</source>
        <translation>官方状态以 95598 文件为准，不在此处填写。</translation>
    </message>
    <message>
        <source>kept secret: who reports misconduct is not written down</source>
        <translation>举报人身份保密，不记录</translation>
    </message>
    <message>
        <source>Contact by {moment}</source>
        <translation>{moment} 前联系客户</translation>
    </message>
    <message>
        <source>Answer by {moment}</source>
        <translation>{moment} 前答复</translation>
    </message>
    <message>
        <source>Orders of this type have no deadline.</source>
        <translation>该类型工单没有期限。</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>Choose the account that the order is about.</source>
        <translation>选择工单所属的客户。</translation>
    </message>
    <message>
        <source>{number}: keyed</source>
        <translation>{number}：已录入</translation>
    </message>
    <message>
        <source>{number}: corrected</source>
        <translation>{number}：已更正</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Add task…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Make it an issue</source>
        <translation>转为诉求</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>此前</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>Nothing more was written.</source>
        <translation>没有更多内容。</translation>
    </message>
    <message>
        <source>comes with the hotline&apos;s file</source>
        <translation>以 95598 文件为准</translation>
    </message>
    <message>
        <source>Official state</source>
        <translation>官方状态</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Contact by</source>
        <translation>联系期限</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>About</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>File</source>
        <translation>来源文件</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Order</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Official state</source>
        <translation>官方状态</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>About</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Contact by</source>
        <translation>联系期限</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>File</source>
        <translation>来源文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复诉求</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Import orders</source>
        <translation>导入工单</translation>
    </message>
    <message>
        <source>Show open orders</source>
        <translation>查看未办结工单</translation>
    </message>
    <message>
        <source>Orders come from the hotline&apos;s list, or are keyed by their official number.</source>
        <translation>工单来自 95598 清单，或按官方编号录入。</translation>
    </message>
    <message>
        <source>Hotline orders</source>
        <translation>95598 工单</translation>
    </message>
    <message>
        <source>Filter these orders</source>
        <translation>筛选工单</translation>
    </message>
    <message>
        <source>Space selects · Enter opens the account · T adds a task</source>
        <translation>空格选择 · 回车打开客户 · T 添加任务</translation>
    </message>
    <message>
        <source>The orders could not be loaded</source>
        <translation>工单无法加载</translation>
    </message>
    <message>
        <source>The filters hide every order.</source>
        <translation>筛选条件隐藏了全部工单。</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>还没有工单</translation>
    </message>
    <message>
        <source>No open orders</source>
        <translation>没有未办结工单</translation>
    </message>
    <message>
        <source>Nothing is late</source>
        <translation>没有逾期</translation>
    </message>
    <message>
        <source>Nothing repeats</source>
        <translation>没有重复诉求</translation>
    </message>
    <message>
        <source>Orders of one topic from one account within the period stand here.</source>
        <translation>同一客户在期间内同一主题的工单列在这里。</translation>
    </message>
    <message>
        <source>No finished orders</source>
        <translation>没有已办结工单</translation>
    </message>
    <message>
        <source>Finished orders stand here.</source>
        <translation>已办结的工单列在这里。</translation>
    </message>
    <message>
        <source>{count} of {total} orders</source>
        <translation>{count}/{total} 件工单</translation>
    </message>
    <message>
        <source>Business inquiry</source>
        <translation>业务咨询</translation>
    </message>
    <message>
        <source>Outage inquiry</source>
        <translation>停电信息查询</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Misconduct report</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>Fault repair</source>
        <translation>故障报修</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>业务申请</translation>
    </message>
    <message>
        <source>Issue from a visit</source>
        <translation>走访诉求</translation>
    </message>
    <message>
        <source>12345 transfer</source>
        <translation>12345 转办</translation>
    </message>
    <message>
        <source>12398 transfer</source>
        <translation>12398 转办</translation>
    </message>
    <message>
        <source>95598</source>
        <translation>95598</translation>
    </message>
    <message>
        <source>12345</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>12398</source>
        <translation>12398</translation>
    </message>
    <message>
        <source>Online hall</source>
        <translation>网上营业厅</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>营业厅</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Key an order</source>
        <translation>录入工单</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Add task…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Make it an issue</source>
        <translation>转为诉求</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>OutageForm</name>
    <message>
        <source>Change the outage</source>
        <translation>修改停电</translation>
    </message>
    <message>
        <source>New outage</source>
        <translation>新建停电</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>合环（不停电）</translation>
    </message>
    <message>
        <source>With a short break</source>
        <translation>短时停电</translation>
    </message>
    <message>
        <source>Publish at once</source>
        <translation>立即发布</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What is off</source>
        <translation>停电范围</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告时间</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Fed meanwhile by</source>
        <translation>转由线路</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>抢修队伍</translation>
    </message>
    <message>
        <source>Choose what is off to see whom that reaches.</source>
        <translation>选择停电范围，即可看到影响哪些客户。</translation>
    </message>
    <message>
        <source>Reaches {count} accounts: {off} without supply, {lost}.</source>
        <translation>影响 {count} 户：{off} 户停电，{lost}。</translation>
    </message>
    <message>
        <source>{name} ({count} of {limit})</source>
        <translation>{name}（第 {count} 次，限 {limit} 次）</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> 等，另有 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>More planned outages in {year} than the yearly limit: {named}{more}.</source>
        <translation>{year} 年计划停电次数超过限额：{named}{more}。</translation>
    </message>
</context>
<context>
    <name>OutageItem</name>
    <message numerus="yes">
        <source>Tell %n more</source>
        <translation>
            <numerusform>还需告知 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>已修订 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>was {time} · {revised}</source>
        <translation>原 {time} · {revised}</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>预计复电</translation>
    </message>
    <message>
        <source>Notice by</source>
        <translation>告知截止</translation>
    </message>
    <message>
        <source>Notice was due</source>
        <translation>告知已超期</translation>
    </message>
    <message>
        <source>{told} of {count} accounts told</source>
        <translation>已告知 {told}/{count} 户</translation>
    </message>
</context>
<context>
    <name>OutageWords</name>
    <message>
        <source>Off now</source>
        <translation>正在停电</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Restored, last 7 days</source>
        <translation>近 7 天已复电</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>函件</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>号码错误</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>First notice</source>
        <translation>首次通知</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Last notice</source>
        <translation>最后通知</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Time revised</source>
        <translation>时间更新</translation>
    </message>
    <message>
        <source>Supply is back</source>
        <translation>复电</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>抢修</translation>
    </message>
    <message>
        <source>Past faults</source>
        <translation>历史故障</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>supply is back</source>
        <translation>已复电</translation>
    </message>
    <message>
        <source>fed by {feeder}</source>
        <translation>由 {feeder} 供电</translation>
    </message>
    <message>
        <source>fed by its standby</source>
        <translation>由备用电源供电</translation>
    </message>
    <message>
        <source>own source {kw} kW</source>
        <translation>自备电源 {kw} kW</translation>
    </message>
    <message>
        <source>without supply</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>only its security load is fed</source>
        <translation>仅保安负荷有电</translation>
    </message>
    <message>
        <source>its backup is lost</source>
        <translation>备供停役</translation>
    </message>
    <message>
        <source>not touched</source>
        <translation>不受影响</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>crew on site</source>
        <translation>抢修已到场</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>尚无预计时间</translation>
    </message>
    <message>
        <source>back {time}</source>
        <translation>{time} 复电</translation>
    </message>
    <message>
        <source>is due to begin</source>
        <translation>应已开始</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>{time}后</translation>
    </message>
    <message>
        <source>nobody to be told</source>
        <translation>无需告知</translation>
    </message>
    <message>
        <source>all told</source>
        <translation>全部告知</translation>
    </message>
    <message>
        <source>notice due in {time}</source>
        <translation>{time}内须通知</translation>
    </message>
    <message>
        <source>{told} of {count} told</source>
        <translation>已告知 {told}/{count}</translation>
    </message>
    <message>
        <source>no notice needed</source>
        <translation>无需通知</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>Told {time} at {at}</source>
        <translation>{at} 已告知 {time}</translation>
    </message>
</context>
<context>
    <name>OutageYearCard</name>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Outages, 12 months</source>
        <translation>近 12 个月停电</translation>
    </message>
    <message>
        <source>no power now</source>
        <translation>正在停电</translation>
    </message>
    <message>
        <source>None open · last {day}</source>
        <translation>无停电 · 上次 {day}</translation>
    </message>
    <message>
        <source>None open</source>
        <translation>无停电</translation>
    </message>
    <message>
        <source>{time} in a year</source>
        <translation>近一年 {time}</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>临时</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>none in a year</source>
        <translation>近一年无停电</translation>
    </message>
</context>
<context>
    <name>OutagesCard</name>
    <message>
        <source>Nobody is off</source>
        <translation>无停电</translation>
    </message>
    <message>
        <source>No outage in the next 48 hours.</source>
        <translation>48 小时内没有停电。</translation>
    </message>
    <message>
        <source>Outages on my accounts</source>
        <translation>涉及我客户的停电</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>停电看板</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>OutagesPage</name>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Whose outages</source>
        <translation>谁的停电</translation>
    </message>
    <message>
        <source>Filter by feeder, cause or number</source>
        <translation>按线路、原因或编号筛选</translation>
    </message>
    <message>
        <source>Affected accounts</source>
        <translation>受影响客户</translation>
    </message>
    <message>
        <source>Nobody is off</source>
        <translation>没有停电</translation>
    </message>
    <message>
        <source>No outage reaches the accounts in scope.</source>
        <translation>当前范围内没有停电。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>供电网络</translation>
    </message>
    <message>
        <source>Late notices, exports</source>
        <translation>迟到通知、导出</translation>
    </message>
    <message>
        <source>New outage</source>
        <translation>新建停电</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>{off} off now, {planned} planned</source>
        <translation>{off} 起正在停电，{planned} 起计划</translation>
    </message>
    <message>
        <source>No outage matches</source>
        <translation>没有符合的停电</translation>
    </message>
    <message>
        <source>Clear the filter to see all of them.</source>
        <translation>清除筛选即可查看全部。</translation>
    </message>
    <message>
        <source>{lost} off · {told} up to date</source>
        <translation>停电 {lost} · {told} 户已知最新时间</translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n 条诉求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) owed</source>
        <translation>
            <numerusform>应走访 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>The outages could not be read</source>
        <translation>无法读取停电</translation>
    </message>
    <message>
        <source>Late notices</source>
        <translation>迟到通知</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>The crew is on site…</source>
        <translation>抢修到场…</translation>
    </message>
    <message numerus="yes">
        <source>Supply is back for the %n checked…</source>
        <translation>
            <numerusform>所选 %n 户已复电…</numerusform>
        </translation>
    </message>
    <message>
        <source>Complaints and visits after it…</source>
        <translation>停电后的诉求和走访…</translation>
    </message>
    <message>
        <source>Correct the last time…</source>
        <translation>更正最近预计时间…</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Call off…</source>
        <translation>取消…</translation>
    </message>
</context>
<context>
    <name>OverdueByAge</name>
    <message>
        <source>Overdue by age</source>
        <translation>逾期时长</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Over {days} days</source>
        <translation>{days} 天以上</translation>
    </message>
    <message>
        <source>{first}–{last} days</source>
        <translation>{first}–{last} 天</translation>
    </message>
</context>
<context>
    <name>OverdueCard</name>
    <message>
        <source>Overdue for a visit</source>
        <translation>逾期未走访</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>没有逾期客户</translation>
    </message>
    <message>
        <source>Open the planner</source>
        <translation>打开排期</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Plan all {count}</source>
        <translation>全部排入 {count}</translation>
    </message>
    <message numerus="yes">
        <source>All %n account(s) are inside their visit cycle.</source>
        <translation>
            <numerusform>%n 户均在走访周期内。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverlapBar</name>
    <message>
        <source>{person} noted another visit at this time: {account}, {hours}. Check the hours of both.</source>
        <translation>{person} 在此时段另有走访记录：{account}，{hours}。核对两处的时间。</translation>
    </message>
</context>
<context>
    <name>OwnDayForm</name>
    <message>
        <source>Day off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Workday</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>What the day is called</source>
        <translation>名称，例如局庆</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>OwnPasswordForm</name>
    <message>
        <source>Old password</source>
        <translation>旧密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Page {number} of {count} of {name}</source>
        <translation>{name} 第 {number} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>PairPanel</name>
    <message>
        <source>Side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>非重复</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新列出</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>比较并合并…</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>所含数据</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>plan visit</source>
        <translation>排期走访</translation>
    </message>
    <message>
        <source>next group</source>
        <translation>下一组</translation>
    </message>
    <message>
        <source>&gt; actions</source>
        <translation>&gt; 操作</translation>
    </message>
    <message>
        <source>@ contacts</source>
        <translation>@ 联系人</translation>
    </message>
    <message>
        <source># tasks</source>
        <translation># 任务</translation>
    </message>
    <message>
        <source>! outages</source>
        <translation>! 停电</translation>
    </message>
    <message>
        <source>Due for a visit</source>
        <translation>走访到期</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>搜索未能完成</translation>
    </message>
    <message>
        <source>Record a visit at which account?</source>
        <translation>为哪个客户记录走访？</translation>
    </message>
    <message>
        <source>Plan a visit at which account?</source>
        <translation>为哪个客户排期走访？</translation>
    </message>
    <message>
        <source>Add a contact to which account?</source>
        <translation>为哪个客户添加联系人？</translation>
    </message>
    <message>
        <source>Account, contact, number, task or action</source>
        <translation>客户、联系人、号码、任务或操作</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Nothing matches {text}</source>
        <translation>没有与“{text}”匹配的内容</translation>
    </message>
    <message>
        <source>matches pinyin initials</source>
        <translation>按拼音首字母匹配</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>PaletteActions</name>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>排期走访</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Key a hotline order</source>
        <translation>录入 95598 工单</translation>
    </message>
    <message>
        <source>New outage</source>
        <translation>新建停电</translation>
    </message>
    <message>
        <source>Briefs of today&apos;s visits</source>
        <translation>今日走访简报</translation>
    </message>
    <message>
        <source>Export the visit summary</source>
        <translation>导出走访汇总表</translation>
    </message>
    <message>
        <source>Bring in a calendar file</source>
        <translation>导入日历文件</translation>
    </message>
    <message>
        <source>Save my visits as a calendar file</source>
        <translation>将走访存为日历文件</translation>
    </message>
    <message>
        <source>Submit or approve the plan of a month</source>
        <translation>提交或审批月度计划</translation>
    </message>
    <message>
        <source>Review submitted plans</source>
        <translation>审批已提交的计划</translation>
    </message>
    <message>
        <source>Hand over accounts…</source>
        <translation>移交客户…</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Do again: {what}</source>
        <translation>重做：{what}</translation>
    </message>
    <message>
        <source>All changes of this window</source>
        <translation>本窗口的全部改动</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Choose whose accounts to show</source>
        <translation>选择查看谁的客户</translation>
    </message>
    <message>
        <source>Use the light theme</source>
        <translation>使用浅色主题</translation>
    </message>
    <message>
        <source>Use the dark theme</source>
        <translation>使用深色主题</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>语言：{name}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>PaletteEntries</name>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hotline orders</source>
        <translation>95598 工单</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>排期走访</translation>
    </message>
    <message>
        <source>Record a visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Outage here: whom to call</source>
        <translation>此处停电：呼叫谁</translation>
    </message>
    <message>
        <source>Show in the network</source>
        <translation>在供电网络中显示</translation>
    </message>
    <message>
        <source>Actions for {name}</source>
        <translation>对“{name}”的操作</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>Close the panel</source>
        <translation>关闭侧栏</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>PaperWork</name>
    <message>
        <source>letters</source>
        <translation>通知书</translation>
    </message>
    <message>
        <source>Mark told…</source>
        <translation>记为已告知…</translation>
    </message>
    <message>
        <source>call sheet</source>
        <translation>呼叫单</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) saved to {file}</source>
        <translation>
            <numerusform>%n 户已保存到 {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>填写此项。</translation>
    </message>
</context>
<context>
    <name>PeopleField</name>
    <message>
        <source>Add somebody</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Nobody else is known</source>
        <translation>没有其他已知人员</translation>
    </message>
</context>
<context>
    <name>PeopleOptions</name>
    <message>
        <source>People and portfolios</source>
        <translation>人员与管户台账</translation>
    </message>
    <message>
        <source>Supply units</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>添加单位</translation>
    </message>
    <message>
        <source>No supply units yet</source>
        <translation>还没有供电单位</translation>
    </message>
    <message>
        <source>Portfolios and people belong to one.</source>
        <translation>管户台账和人员都归属一个单位。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Nobody is named yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Add whoever visits accounts, leads a team or keeps the program.</source>
        <translation>添加走访客户、带领班组或管理程序的人员。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Portfolios</source>
        <translation>管户台账</translation>
    </message>
    <message>
        <source>Add a portfolio</source>
        <translation>添加管户台账</translation>
    </message>
    <message>
        <source>No portfolios yet</source>
        <translation>还没有管户台账</translation>
    </message>
    <message>
        <source>A portfolio holds the accounts that one manager answers for. Add a supply unit first.</source>
        <translation>一本管户台账包含一位客户经理负责的客户。先添加供电单位。</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交…</translation>
    </message>
    <message>
        <source>Add a substitute…</source>
        <translation>添加代管人…</translation>
    </message>
    <message>
        <source>Join with {name}</source>
        <translation>并回{name}</translation>
    </message>
    <message>
        <source>{name} stands in no longer</source>
        <translation>结束{name}的代管</translation>
    </message>
    <message>
        <source>Withdraw the hand-over to {name}</source>
        <translation>撤回向{name}的移交</translation>
    </message>
    <message>
        <source>Change name and unit</source>
        <translation>修改名称和单位</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n portfolio(s)</source>
        <translation>
            <numerusform>%n 本台账</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot sign in</source>
        <translation>不能登录</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>without a manager</source>
        <translation>暂无客户经理</translation>
    </message>
    <message numerus="yes">
        <source>%n still with {name}</source>
        <translation>
            <numerusform>仍有 %n 项在{name}名下</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} stands in from {first} to {last}</source>
        <translation>{name}自 {first}至 {last}代管</translation>
    </message>
    <message>
        <source>{name} stands in from {first}</source>
        <translation>{name}自 {first}起代管</translation>
    </message>
    <message>
        <source>{name} takes over on {first}</source>
        <translation>{name}将于 {first}接管</translation>
    </message>
    <message>
        <source>{name} until {last}</source>
        <translation>{name}负责至 {last}</translation>
    </message>
    <message>
        <source>{name} since {first}</source>
        <translation>{name}自 {first}起负责</translation>
    </message>
    <message>
        <source>The people could not be loaded</source>
        <translation>无法读取人员</translation>
    </message>
    <message>
        <source>supply unit {name}</source>
        <translation>供电单位 {name}</translation>
    </message>
    <message>
        <source>removal of supply unit {name}</source>
        <translation>移除供电单位 {name}</translation>
    </message>
    <message>
        <source>what is known of {name}</source>
        <translation>{name}的资料</translation>
    </message>
    <message>
        <source>deactivation of {name}</source>
        <translation>停用{name}</translation>
    </message>
    <message>
        <source>portfolio {name}</source>
        <translation>管户台账 {name}</translation>
    </message>
    <message>
        <source>removal of portfolio {name}</source>
        <translation>移除管户台账 {name}</translation>
    </message>
    <message numerus="yes">
        <source>Take back %n open from {name}</source>
        <translation>
            <numerusform>从{name}收回 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>return of what was left with {name}</source>
        <translation>收回{name}名下未办事项</translation>
    </message>
    <message>
        <source>{part} joined with {name}</source>
        <translation>{part}并回{name}</translation>
    </message>
    <message>
        <source>end of the substitution by {person}</source>
        <translation>结束{person}的代管</translation>
    </message>
    <message>
        <source>withdrawal of the hand-over to {person}</source>
        <translation>撤回向{person}的移交</translation>
    </message>
    <message>
        <source>Saved: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
</context>
<context>
    <name>PercentileStrips</name>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Percentile among peers</source>
        <translation>在同类客户中的百分位</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>As the office</source>
        <translation>同办公点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Days begin at</source>
        <translation>出发地</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
</context>
<context>
    <name>PhotoTile</name>
    <message>
        <source>What it shows</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>What {name} shows</source>
        <translation>{name} 的说明</translation>
    </message>
</context>
<context>
    <name>PictureControl</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>移除图片</translation>
    </message>
</context>
<context>
    <name>PlaceFields</name>
    <message>
        <source>Feeder</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>Transformer area</source>
        <translation>台区</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Top-100</source>
        <translation>百强排名</translation>
    </message>
    <message>
        <source>Publicity</source>
        <translation>用电宣传</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>Planner</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hotline orders</source>
        <translation>95598 工单</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>供电网络</translation>
    </message>
    <message>
        <source>Late notices</source>
        <translation>迟到通知</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Outages and reliability</source>
        <translation>停电与可靠性</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>问卷答案</translation>
    </message>
    <message>
        <source>Records to review</source>
        <translation>走访记录审核</translation>
    </message>
    <message>
        <source>Honest records</source>
        <translation>记录核查</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>A list that comes back</source>
        <translation>带回的清单</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复项</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Log of changes</source>
        <translation>变更日志</translation>
    </message>
</context>
<context>
    <name>PlanCommands</name>
    <message>
        <source>Choose whose plan this is first: the round button at the bottom left</source>
        <translation>先在左下角圆形按钮选择人员</translation>
    </message>
    <message>
        <source>{name} planned for {when}</source>
        <translation>{name} 已排期 {when}</translation>
    </message>
    <message>
        <source>plan of {name}</source>
        <translation>{name} 的排期</translation>
    </message>
    <message>
        <source>{name} moved to {when}</source>
        <translation>{name} 已移至 {when}</translation>
    </message>
    <message>
        <source>{name} moved to {when}; agree it with the customer</source>
        <translation>{name} 已移到 {when}；需与客户重新约定</translation>
    </message>
    <message>
        <source>move of {name}</source>
        <translation>移动 {name}</translation>
    </message>
    <message>
        <source>The customer of {name} agreed to {when}</source>
        <translation>已与 {name} 约定 {when}</translation>
    </message>
    <message>
        <source>{name} has no agreed time</source>
        <translation>{name} 不再有约定时间</translation>
    </message>
    <message>
        <source>agreement on {name}</source>
        <translation>约定 {name}</translation>
    </message>
    <message>
        <source>{name} taken off the plan</source>
        <translation>{name} 已移出排期</translation>
    </message>
    <message>
        <source>removal of {name} from the plan</source>
        <translation>将 {name} 移出排期</translation>
    </message>
    <message>
        <source>{name} is in the bin</source>
        <translation>{name}已放入回收站</translation>
    </message>
    <message>
        <source>deletion of the visit to {name}</source>
        <translation>删除对 {name} 的走访</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Plan of {name}</source>
        <translation>{name}的电价方案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>电价方案</translation>
    </message>
    <message>
        <source>Basic charge by</source>
        <translation>基本电费计收方式</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Import prices…</source>
        <translation>导入电价…</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>电价…</translation>
    </message>
    <message>
        <source>example prices</source>
        <translation>示例电价</translation>
    </message>
    <message>
        <source>No prices were imported yet.</source>
        <translation>尚未导入电价。</translation>
    </message>
    <message>
        <source>Import prices</source>
        <translation>导入电价</translation>
    </message>
    <message>
        <source>imported prices</source>
        <translation>导入的电价</translation>
    </message>
    <message>
        <source>Prices: {added} new, {changed} changed</source>
        <translation>电价：新增 {added} 项，更改 {changed} 项</translation>
    </message>
    <message>
        <source>Enter since when the plan holds.</source>
        <translation>请输入方案的起始日期。</translation>
    </message>
    <message>
        <source>plan of {name}</source>
        <translation>{name}的电价方案</translation>
    </message>
    <message>
        <source>Plan saved</source>
        <translation>方案已保存</translation>
    </message>
</context>
<context>
    <name>PlanPaper</name>
    <message>
        <source>Plan of {month} to Excel…</source>
        <translation>{month}计划导出 Excel…</translation>
    </message>
    <message>
        <source>Plan of {month} to PDF…</source>
        <translation>{month}计划导出 PDF…</translation>
    </message>
    <message>
        <source>Print the plan of {month}…</source>
        <translation>打印 {month}计划…</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>{whose}_visit plan_{month}</source>
        <translation>{whose}_走访计划_{month}</translation>
    </message>
    <message>
        <source>Save the plan table</source>
        <translation>保存走访计划表</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>{visits} saved to {file}</source>
        <translation>{visits}已保存到 {file}</translation>
    </message>
</context>
<context>
    <name>Planner</name>
    <message>
        <source>Waits for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>{visits} · {hours} h</source>
        <translation>{visits} · {hours} 小时</translation>
    </message>
    <message>
        <source>Colour: segment</source>
        <translation>颜色：客户类别</translation>
    </message>
    <message>
        <source>Colour: state</source>
        <translation>颜色：排期状态</translation>
    </message>
</context>
<context>
    <name>PlannerActions</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Take out of the proposal</source>
        <translation>从建议中去掉</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>Approve this visit</source>
        <translation>审批通过这次走访</translation>
    </message>
    <message>
        <source>The customer agreed to this time</source>
        <translation>客户已约定此时间</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>重复…</translation>
    </message>
    <message>
        <source>Take off the plan</source>
        <translation>移出计划</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Copy to {day}</source>
        <translation>复制到 {day}</translation>
    </message>
    <message>
        <source>Visit to {name}</source>
        <translation>走访 {name}</translation>
    </message>
    <message>
        <source>Appointment…</source>
        <translation>日程…</translation>
    </message>
    <message>
        <source>No free slot in the next 14 days</source>
        <translation>14 天内没有空闲时间</translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>Planner</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Visit briefs of {day}</source>
        <translation>{day}的走访简报</translation>
    </message>
    <message>
        <source>The plan could not be loaded</source>
        <translation>排期未能加载</translation>
    </message>
</context>
<context>
    <name>PlannerTools</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>The list of holidays of this year is not published yet: make-up workdays are missing.</source>
        <translation>本年度节假日安排尚未公布，缺少调休上班日。</translation>
    </message>
    <message>
        <source>Propose plan</source>
        <translation>生成排期建议</translation>
    </message>
    <message>
        <source>Export .ics</source>
        <translation>导出日历</translation>
    </message>
    <message>
        <source>More about this plan</source>
        <translation>更多计划操作</translation>
    </message>
    <message>
        <source>Holidays provisional</source>
        <translation>节假日为暂定</translation>
    </message>
</context>
<context>
    <name>PointRows</name>
    <message>
        <source>Month</source>
        <translation>年月</translation>
    </message>
    <message>
        <source>Metering point</source>
        <translation>计量点</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Register before</source>
        <translation>上次示数</translation>
    </message>
    <message>
        <source>after</source>
        <translation>本次示数</translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation>电量（kWh）</translation>
    </message>
    <message>
        <source>Demand, kW</source>
        <translation>需量（kW）</translation>
    </message>
</context>
<context>
    <name>PostponeForm</name>
    <message>
        <source>Move the outage</source>
        <translation>停电改期</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Whoever was told the former times has to be told these. Empty times put it off until they are known.</source>
        <translation>已告知原时间的客户须重新告知。时间留空表示待定。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Main contact</source>
        <translation>首要联系人</translation>
    </message>
    <message>
        <source>Last note</source>
        <translation>最近记录</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating}/5</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完成任务</translation>
    </message>
    <message>
        <source>Outages, 12 months</source>
        <translation>近 12 个月停电</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Retire the form</source>
        <translation>停用问卷</translation>
    </message>
    <message>
        <source>Offer it again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Export answers…</source>
        <translation>导出答案…</translation>
    </message>
    <message>
        <source>Try the form here: nothing is kept.</source>
        <translation>可在此试填，不会保存。</translation>
    </message>
    <message>
        <source>Version {number}, draft</source>
        <translation>第 {number} 版（草稿）</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Notices as they will be read</source>
        <translation>通知预览</translation>
    </message>
    <message>
        <source>Open in the mail program</source>
        <translation>用邮件程序打开</translation>
    </message>
</context>
<context>
    <name>PriceForm</name>
    <message>
        <source>Prices by hand</source>
        <translation>电价录入</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>{period}, ¥/kWh</source>
        <translation>{period}，元/kWh</translation>
    </message>
    <message>
        <source>Capacity, ¥/kVA</source>
        <translation>容量，元/kVA</translation>
    </message>
    <message>
        <source>Demand, ¥/kW</source>
        <translation>需量，元/kW</translation>
    </message>
    <message>
        <source>Funds, ¥/kWh</source>
        <translation>基金，元/kWh</translation>
    </message>
    <message>
        <source>Hours: {period}</source>
        <translation>{period}时段</translation>
    </message>
    <message>
        <source>Months with sharp hours</source>
        <translation>尖峰月份</translation>
    </message>
    <message>
        <source>{name} · from {day}</source>
        <translation>{name} · 自 {day}</translation>
    </message>
    <message>
        <source>Enter from which day on the prices hold.</source>
        <translation>填写电价自哪天起执行。</translation>
    </message>
    <message>
        <source>prices of {name}</source>
        <translation>{name}的电价</translation>
    </message>
    <message>
        <source>Write hours like 10:00-12:00,14:00-19:00.</source>
        <translation>时段写作 10:00-12:00,14:00-19:00。</translation>
    </message>
    <message>
        <source>Enter a number here.</source>
        <translation>此处填数字。</translation>
    </message>
    <message>
        <source>Write months like 7-9 or 6,7,8.</source>
        <translation>月份写作 7-9 或 6,7,8。</translation>
    </message>
    <message>
        <source>Prices saved</source>
        <translation>电价已保存</translation>
    </message>
</context>
<context>
    <name>PrivacyOptions</name>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>In the whole bureau</source>
        <translation>全局适用</translation>
    </message>
    <message>
        <source>Looks at telephone numbers</source>
        <translation>电话号码查看记录</translation>
    </message>
    <message>
        <source>Nobody looked yet</source>
        <translation>还没有人查看</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>Nothing was exported yet</source>
        <translation>还没有导出</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>138****1234 in the list of contacts. On an account&apos;s page a number stays hidden until it is asked for, and the look is noted.</source>
        <translation>联系人列表中显示为 138****1234。客户详情页的号码在查看前保持隐藏，查看会被记录。</translation>
    </message>
    <message>
        <source>When on, the visit summary names people of customers unless that is turned off there, and lists are saved with whole numbers.</source>
        <translation>开启后，走访汇总表包含客户方人员姓名（可在该处关闭），列表导出完整号码。</translation>
    </message>
    <message>
        <source>Mask telephone numbers in lists</source>
        <translation>列表中遮盖电话号码</translation>
    </message>
    <message>
        <source>Personal data in exports</source>
        <translation>导出中的个人信息</translation>
    </message>
    <message>
        <source>A draft that nobody has touched for so long is thrown away when the program starts.</source>
        <translation>超过此时间未改动的草稿在程序启动时清除。</translation>
    </message>
    <message>
        <source>Older lines of the log file, which has codes and traces in it, go when the program starts.</source>
        <translation>日志文件记录错误代码和跟踪，更早的内容在程序启动时清除。</translation>
    </message>
    <message>
        <source>Keep drafts for</source>
        <translation>草稿保留</translation>
    </message>
    <message>
        <source>Keep logs for</source>
        <translation>日志保留</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>不限</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>with people</source>
        <translation>含个人信息</translation>
    </message>
    <message>
        <source>Telephone numbers are masked in lists</source>
        <translation>列表遮盖电话号码</translation>
    </message>
    <message>
        <source>Lists show whole numbers</source>
        <translation>列表显示完整号码</translation>
    </message>
    <message>
        <source>Exports name people</source>
        <translation>导出包含个人信息</translation>
    </message>
    <message>
        <source>Exports leave people out</source>
        <translation>导出不含个人信息</translation>
    </message>
    <message>
        <source>The log could not be loaded</source>
        <translation>无法读取记录</translation>
    </message>
    <message>
        <source>Visit summary</source>
        <translation>走访汇总表</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Visit plan</source>
        <translation>走访计划</translation>
    </message>
    <message>
        <source>Hand-over sheet</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>日历文件</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>问卷答案</translation>
    </message>
    <message>
        <source>Visit briefs</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hotline orders</source>
        <translation>热线工单</translation>
    </message>
    <message>
        <source>Log of changes</source>
        <translation>变更日志</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Records to review</source>
        <translation>走访记录审核</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Honest records</source>
        <translation>记录核查</translation>
    </message>
    <message>
        <source>Call-back sample</source>
        <translation>回访抽样</translation>
    </message>
    <message>
        <source>Coverage of a campaign</source>
        <translation>宣传覆盖表</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Times of restoration</source>
        <translation>预计复电时间</translation>
    </message>
    <message>
        <source>Energy compared</source>
        <translation>用电对比</translation>
    </message>
    <message>
        <source>Line loss</source>
        <translation>线损</translation>
    </message>
    <message>
        <source>Load curve</source>
        <translation>负荷曲线</translation>
    </message>
    <message>
        <source>Demand for grid planning</source>
        <translation>电网规划用电需求</translation>
    </message>
    <message>
        <source>Notices of outages</source>
        <translation>停电通知</translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>Looking for the best plan…</source>
        <translation>正在寻找最佳安排…</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Proposal: nothing is due in this period</source>
        <translation>建议：该时段没有到期的客户</translation>
    </message>
    <message>
        <source>Proposal: no visit fits into this period</source>
        <translation>建议：该时段排不下走访</translation>
    </message>
    <message>
        <source>Proposal: {visits}, {km} km less driving than in the order of due days</source>
        <translation>建议：{visits}，比按到期日顺序少行驶 {km} 公里</translation>
    </message>
    <message>
        <source>Proposal: {visits}, {km} km</source>
        <translation>建议：{visits}，{km} 公里</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) did not fit</source>
        <translation>
            <numerusform>%n 户排不下</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n chosen visit(s)</source>
        <translation>
            <numerusform>采纳已选的 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n visit(s)</source>
        <translation>
            <numerusform>采纳 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>still looking for a better one…</source>
        <translation>仍在寻找更好的安排…</translation>
    </message>
    <message>
        <source>Why these?</source>
        <translation>为何如此安排？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>停止寻找</translation>
    </message>
</context>
<context>
    <name>ProposalLayer</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message numerus="yes">
        <source>Overdue %n day(s)</source>
        <translation>
            <numerusform>超期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>{day} 到期</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>This week in view</source>
        <translation>所示的一周</translation>
    </message>
    <message numerus="yes">
        <source>plan of %n visit(s)</source>
        <translation>
            <numerusform>%n 次走访的安排</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) planned</source>
        <translation>
            <numerusform>已安排 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose whose plan this is first: the round button at the bottom left</source>
        <translation>先选择是谁的计划：左下角的圆形按钮</translation>
    </message>
    <message>
        <source>{name} planned for {when}</source>
        <translation>{name} 已排在 {when}</translation>
    </message>
    <message>
        <source>plan of {name}</source>
        <translation>{name} 的安排</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>%n more after these are answered</source>
        <translation>
            <numerusform>答完后还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Row {row}: {said}</source>
        <translation>第 {row} 行：{said}</translation>
    </message>
    <message>
        <source>A new account</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择客户</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>不导入该行</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n 项待处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReachList</name>
    <message>
        <source>Whom to call</source>
        <translation>呼叫对象</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Lost load</source>
        <translation>损失负荷</translation>
    </message>
    <message>
        <source>Call first</source>
        <translation>首先呼叫</translation>
    </message>
    <message>
        <source>no contact known</source>
        <translation>无联系方式</translation>
    </message>
</context>
<context>
    <name>ReachPopup</name>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通内容</translation>
    </message>
    <message>
        <source>Log call</source>
        <translation>登记电话</translation>
    </message>
    <message>
        <source>Log message</source>
        <translation>登记消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Checked today</source>
        <translation>今日已核实</translation>
    </message>
    <message>
        <source>The length of a call is a number of minutes.</source>
        <translation>通话时长应为分钟数。</translation>
    </message>
    <message>
        <source>Call logged</source>
        <translation>已登记电话</translation>
    </message>
    <message>
        <source>Message logged</source>
        <translation>已登记消息</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>estimated</source>
        <translation>估抄</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>人工修正</translation>
    </message>
</context>
<context>
    <name>ReadingsView</name>
    <message>
        <source>Energy by month, MWh</source>
        <translation>月电量（MWh）</translation>
    </message>
    <message>
        <source>Readings by month</source>
        <translation>月度读数</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>No readings yet</source>
        <translation>尚无读数</translation>
    </message>
    <message>
        <source>Import the monthly readings of this account to see them here.</source>
        <translation>导入该客户的月度电量后在此显示。</translation>
    </message>
    <message>
        <source>Readings by day</source>
        <translation>日电量</translation>
    </message>
    <message>
        <source>Readings by metering point</source>
        <translation>计量点电量</translation>
    </message>
    <message>
        <source>Meters…</source>
        <translation>电能表…</translation>
    </message>
    <message>
        <source>{months} months · {missing} without a reading · {odd} look odd</source>
        <translation>{months} 个月 · {missing} 个月无读数 · {odd} 个月存疑</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) with a reading</source>
        <translation>
            <numerusform>有读数 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>none was read</source>
        <translation>尚无读数</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>by quarter hour</source>
        <translation>按 15 分钟</translation>
    </message>
    <message>
        <source>by metering point</source>
        <translation>按计量点</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>The contact did not want to rate</source>
        <translation>联系人不愿评价</translation>
    </message>
    <message>
        <source>Nobody was there who could rate</source>
        <translation>无可评价的人在场</translation>
    </message>
    <message>
        <source>Rated in the survey already</source>
        <translation>问卷中已评价</translation>
    </message>
    <message>
        <source>In own words…</source>
        <translation>自行填写…</translation>
    </message>
    <message>
        <source>The reason in own words</source>
        <translation>自行填写的原因</translation>
    </message>
</context>
<context>
    <name>ReasonPopup</name>
    <message>
        <source>Why another day for {name}?</source>
        <translation>{name} 为何改期？</translation>
    </message>
    <message>
        <source>The first approved day stays in the reports.</source>
        <translation>报表中保留首次批准的日期。</translation>
    </message>
    <message>
        <source>The customer asked for it</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Urgent work came first</source>
        <translation>紧急工作优先</translation>
    </message>
    <message>
        <source>Illness or leave</source>
        <translation>生病或休假</translation>
    </message>
    <message>
        <source>Weather or traffic</source>
        <translation>天气或交通</translation>
    </message>
    <message>
        <source>Shorter way with other visits</source>
        <translation>与其他走访顺路</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
</context>
<context>
    <name>RecordExtras</name>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>{form} taken out of the record</source>
        <translation>已从记录中移出“{form}”</translation>
    </message>
</context>
<context>
    <name>RecordFiles</name>
    <message>
        <source>{name} added</source>
        <translation>已添加 {name}</translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation>文件 {name}</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} 已移除</translation>
    </message>
    <message>
        <source>removal of {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>caption of {name}</source>
        <translation>{name} 的说明</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Output, shifts, orders</source>
        <translation>产量、班次、订单</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>走访内容</translation>
    </message>
    <message>
        <source>Saving energy, shifting load</source>
        <translation>节能、移峰建议</translation>
    </message>
    <message>
        <source>What was answered on the spot</source>
        <translation>现场答复内容</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Add a hazard</source>
        <translation>添加隐患</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的隐患</translation>
    </message>
    <message>
        <source>1 very poor · 5 very good</source>
        <translation>1 很不满意 · 5 非常满意</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Add material</source>
        <translation>添加资料</translation>
    </message>
    <message>
        <source>Policy or leaflet</source>
        <translation>政策或资料名称</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>0 never · 10 certainly</source>
        <translation>0 不会 · 10 一定会</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>走访人员</translation>
    </message>
    <message>
        <source>Met with</source>
        <translation>客户方参加人</translation>
    </message>
    <message>
        <source>Topics and notes</source>
        <translation>事由与内容</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>走访内容</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产经营情况</translation>
    </message>
    <message>
        <source>Advice given</source>
        <translation>节能建议</translation>
    </message>
    <message>
        <source>Reply on site</source>
        <translation>现场答复</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>宣传资料</translation>
    </message>
    <message>
        <source>Outage plan told</source>
        <translation>停电计划已告知</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Issues and hazards</source>
        <translation>诉求与隐患</translation>
    </message>
    <message>
        <source>Issues raised</source>
        <translation>客户诉求</translation>
    </message>
    <message>
        <source>Hazards found, with the day by which they are mended</source>
        <translation>隐患及整改期限</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>用电需求</translation>
    </message>
    <message>
        <source>Capacity wanted</source>
        <translation>需求容量</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>需求时间</translation>
    </message>
    <message>
        <source>Photos and signature</source>
        <translation>照片与签名</translation>
    </message>
    <message>
        <source>Rating and next visit</source>
        <translation>评价与下次走访</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Or the reason for none</source>
        <translation>或未评价原因</translation>
    </message>
    <message>
        <source>Would recommend us</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Finish visit</source>
        <translation>完成走访</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Print or save the record</source>
        <translation>打印或保存走访记录</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Visit record</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Phone contact</source>
        <translation>电话联系</translation>
    </message>
    <message>
        <source>Online contact</source>
        <translation>线上联系</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Choose whose visit this is first: the round button at the bottom left.</source>
        <translation>先在左下角圆形按钮选择人员。</translation>
    </message>
    <message>
        <source>new record</source>
        <translation>新走访记录</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>Show the whole form</source>
        <translation>显示完整表单</translation>
    </message>
    <message>
        <source>Show the short form</source>
        <translation>显示简表</translation>
    </message>
    <message>
        <source>Submitted. Corrections leave a trace.</source>
        <translation>已提交，更正会留下记录。</translation>
    </message>
    <message>
        <source>Typed text is kept on this computer until you finish.</source>
        <translation>输入内容保存在本机，直到完成。</translation>
    </message>
    <message>
        <source>Draft saved {time}. Kept on this computer until you finish or discard it.</source>
        <translation>草稿已保存 {time}，保存在本机，直到完成或放弃。</translation>
    </message>
    <message>
        <source>The visit could not be loaded</source>
        <translation>走访未能加载</translation>
    </message>
</context>
<context>
    <name>RecordPrint</name>
    <message>
        <source>Print the record…</source>
        <translation>打印走访记录…</translation>
    </message>
    <message>
        <source>Save the record as PDF…</source>
        <translation>走访记录存为 PDF…</translation>
    </message>
    <message>
        <source>visit record</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>保存走访记录</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>(printed)</source>
        <translation>（打印）</translation>
    </message>
    <message>
        <source>Draft, not submitted: visit record</source>
        <translation>草稿（未提交）：走访记录</translation>
    </message>
    <message>
        <source>Visit record</source>
        <translation>走访记录</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>填写人</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
</context>
<context>
    <name>RecordSections</name>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Topics and notes</source>
        <translation>事由与内容</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Issues and hazards</source>
        <translation>诉求与隐患</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>用电需求</translation>
    </message>
    <message>
        <source>Photos and signature</source>
        <translation>照片与签名</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>{answered} of {asked} answered</source>
        <translation>已答 {answered}/{asked} 题</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Time, people, channel</source>
        <translation>时间、人员、方式</translation>
    </message>
    <message numerus="yes">
        <source>%n topic(s)</source>
        <translation>
            <numerusform>%n 项事由</numerusform>
        </translation>
    </message>
    <message>
        <source>No form</source>
        <translation>无问卷</translation>
    </message>
    <message>
        <source>{issues}, {hazards}</source>
        <translation>{issues}，{hazards}</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>诉求 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hazard(s)</source>
        <translation>
            <numerusform>隐患 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>{kva} kVA</source>
        <translation>{kva} kVA</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{photos}, signed</source>
        <translation>{photos}，已签名</translation>
    </message>
    <message>
        <source>Not given yet</source>
        <translation>尚未评价</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 项任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordStore</name>
    <message>
        <source>Draft of {name} saved</source>
        <translation>{name} 的草稿已保存</translation>
    </message>
    <message>
        <source>draft of {name}</source>
        <translation>{name} 的草稿</translation>
    </message>
    <message>
        <source>Visit to {name} finished</source>
        <translation>已完成对 {name} 的走访</translation>
    </message>
    <message>
        <source>visit to {name}</source>
        <translation>对 {name} 的走访</translation>
    </message>
    <message>
        <source>Record of {name} corrected</source>
        <translation>{name}的记录已更正</translation>
    </message>
    <message>
        <source>correction of the record of {name}</source>
        <translation>更正{name}的记录</translation>
    </message>
    <message>
        <source>Plan the next visit</source>
        <translation>安排下次走访</translation>
    </message>
</context>
<context>
    <name>ReliabilityPage</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>抢修队伍</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Times of restoration by</source>
        <translation>预计复电时间分组</translation>
    </message>
    <message>
        <source>Reliability by month</source>
        <translation>分月可靠性</translation>
    </message>
    <message>
        <source>Reliability by supply unit</source>
        <translation>分供电所可靠性</translation>
    </message>
    <message>
        <source>Times of restoration in groups</source>
        <translation>预计复电时间分组统计</translation>
    </message>
    <message>
        <source>Times of restoration of each fault</source>
        <translation>每次故障的预计复电时间</translation>
    </message>
    <message>
        <source>Outages and reliability</source>
        <translation>停电与可靠性</translation>
    </message>
    <message>
        <source>each registered account counts as one customer</source>
        <translation>每个登记户号计一个用户</translation>
    </message>
    <message>
        <source>How right times of restoration were</source>
        <translation>预计复电时间准确性</translation>
    </message>
    <message>
        <source>Each fault</source>
        <translation>逐次故障</translation>
    </message>
    <message>
        <source>Each account that was supplied in the period is one customer, of low voltage as of high.</source>
        <translation>期间内供过电的每一户计为一个用户，中压、低压用户相同。</translation>
    </message>
    <message>
        <source>Short breaks, transfers without a break and faults of the customers themselves do not count.</source>
        <translation>短时中断、不停电转供和用户自身故障不计入。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电所</translation>
    </message>
    <message>
        <source>{value} a year before</source>
        <translation>上年 {value}</translation>
    </message>
    <message>
        <source>{count} of {judged} faults</source>
        <translation>{judged} 次故障中 {count} 次</translation>
    </message>
    <message>
        <source>SAIDI, minutes a customer</source>
        <translation>SAIDI(分钟/户)</translation>
    </message>
    <message>
        <source>SAIFI, interruptions a customer</source>
        <translation>SAIFI(次/户)</translation>
    </message>
    <message>
        <source>ASAI, supply there</source>
        <translation>ASAI 供电可靠率</translation>
    </message>
    <message>
        <source>Times within tolerance</source>
        <translation>误差在允许范围内</translation>
    </message>
    <message>
        <source>The outages could not be counted</source>
        <translation>无法统计停电</translation>
    </message>
</context>
<context>
    <name>ReliabilityRows</name>
    <message>
        <source>SAIDI, min</source>
        <translation>SAIDI(分钟)</translation>
    </message>
    <message>
        <source>a year before</source>
        <translation>上年</translation>
    </message>
    <message>
        <source>SAIFI</source>
        <translation>SAIFI</translation>
    </message>
    <message>
        <source>CAIDI, min</source>
        <translation>CAIDI(分钟)</translation>
    </message>
    <message>
        <source>ASAI</source>
        <translation>ASAI</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Within tolerance</source>
        <translation>允许误差内</translation>
    </message>
    <message>
        <source>Later or earlier</source>
        <translation>晚或早</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>First after</source>
        <translation>首次用时</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>复电</translation>
    </message>
    <message>
        <source>Error of each, min</source>
        <translation>各次误差（分钟）</translation>
    </message>
</context>
<context>
    <name>ReminderBar</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>begins now</source>
        <translation>现在开始</translation>
    </message>
    <message numerus="yes">
        <source>began %n minute(s) ago</source>
        <translation>
            <numerusform>已开始 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Until it begins</source>
        <translation>到开始时</translation>
    </message>
</context>
<context>
    <name>ReminderOptions</name>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>提前 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Write no more</source>
        <translation>停止写入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Before a visit</source>
        <translation>走访前</translation>
    </message>
    <message>
        <source>Before a deadline</source>
        <translation>期限之前</translation>
    </message>
    <message>
        <source>Calendar file for other programs</source>
        <translation>供日历软件使用的文件</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>定时导出…</translation>
    </message>
    <message>
        <source>Files in a folder</source>
        <translation>写入文件夹</translation>
    </message>
    <message>
        <source>Reports each month</source>
        <translation>每月报表</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>The summary and reports of the month before, written into a folder while Rounds runs here.</source>
        <translation>Rounds 运行期间，把上月的汇总表和报表写入一个文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) from day {day} of the next month on, into {folder}</source>
        <translation>
            <numerusform>次月 {day} 日起把 %n 份报表写入 {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Once for each visit: a bar in the window, and a message of the system where it has them.</source>
        <translation>每次走访提醒一次：窗口中显示提示条，系统支持时另发系统消息。</translation>
    </message>
    <message>
        <source>Remind of visits</source>
        <translation>走访提醒</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When the time runs short and at the deadline; to a supervisor on each day after it.</source>
        <translation>时间将尽和到期时提醒；超期后每天提醒主管。</translation>
    </message>
    <message>
        <source>Remind of issues</source>
        <translation>提醒诉求</translation>
    </message>
    <message>
        <source>Appointments that came from a calendar file never go back into one.</source>
        <translation>从日历文件导入的日程不会再次导出。</translation>
    </message>
    <message>
        <source>With appointments that are no visits</source>
        <translation>包含非走访日程</translation>
    </message>
    <message>
        <source>{file} is written anew after each change of the visits.</source>
        <translation>走访有变化后重新写入 {file}。</translation>
    </message>
    <message>
        <source>Choose whose visits first: the round button at the bottom left.</source>
        <translation>先选择是谁的走访：左下角的圆形按钮。</translation>
    </message>
    <message>
        <source>The visits of {name}, in a file that a calendar program reads again and again.</source>
        <translation>将{name}的走访写入文件，供日历软件定期读取。</translation>
    </message>
    <message>
        <source>File for calendar programs</source>
        <translation>供日历软件使用的文件</translation>
    </message>
</context>
<context>
    <name>RepeatBox</name>
    <message>
        <source>{label} {number}</source>
        <translation>{label} {number}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {label} {number}</source>
        <translation>移除{label} {number}</translation>
    </message>
    <message>
        <source>Add {label}</source>
        <translation>添加{label}</translation>
    </message>
</context>
<context>
    <name>RepeatDialog</name>
    <message>
        <source>Repeat the visit to {name}</source>
        <translation>重复走访 {name}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>every 4 weeks, every month on the 1st until 31 Dec</source>
        <translation>每 4 周，每月1日直到12月31日</translation>
    </message>
    <message>
        <source>A day off gives way to the next workday. Held visits stay whatever becomes of the series.</source>
        <translation>非工作日顺延到下一个工作日。已完成的走访不受系列变动影响。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>This is no repetition. Type one such as: every 4 weeks.</source>
        <translation>无法识别的重复方式。可写为：每 4 周。</translation>
    </message>
</context>
<context>
    <name>RepeatPopup</name>
    <message>
        <source>Type it: every Monday, last workday of every month</source>
        <translation>可直接输入：每周一、每月最后一个工作日</translation>
    </message>
    <message>
        <source>Repetition in words</source>
        <translation>重复规则文字</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>never ends</source>
        <translation>不结束</translation>
    </message>
    <message>
        <source>until</source>
        <translation>截止到</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Move a day off to the next workday</source>
        <translation>遇休息日顺延到下一个工作日</translation>
    </message>
    <message>
        <source>Do not repeat</source>
        <translation>不再重复</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>workday</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <source>months on day</source>
        <translation>月（按日期）</translation>
    </message>
    <message>
        <source>months on the weekday</source>
        <translation>月（按星期）</translation>
    </message>
    <message>
        <source>months on the workday</source>
        <translation>月（按工作日）</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Days, weeks, months or years</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Which of the month</source>
        <translation>第几个</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>星期几</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>每</translation>
    </message>
    <message>
        <source>It</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>These words name no repetition. Type some such as every Monday, or choose below.</source>
        <translation>未识别出重复规则。可输入“每周一”等，或在下方选择。</translation>
    </message>
    <message>
        <source>Type the last day.</source>
        <translation>需填写截止日。</translation>
    </message>
    <message>
        <source>Type how many times.</source>
        <translation>需填写次数。</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>Save to Excel</source>
        <translation>保存为 Excel</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>No names and numbers of the customers&apos; people are in it.</source>
        <translation>不含客户方人员的姓名和电话。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n 张工作表</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报表</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>ReportOut</name>
    <message>
        <source>Name whom of the customer was asked</source>
        <translation>列出受访的客户人员</translation>
    </message>
    <message>
        <source>Raised from</source>
        <translation>提出日期自</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Issue report</source>
        <translation>诉求报告</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>预览…</translation>
    </message>
    <message>
        <source>Type two days, the earlier one first.</source>
        <translation>填写两个日期，较早的在前。</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Report cancelled. No file was written</source>
        <translation>报告已取消，未写入文件</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) saved as {name}</source>
        <translation>
            <numerusform>已将 %n 件诉求保存为 {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>(printed)</source>
        <translation>（打印）</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>无内容。</translation>
    </message>
    <message>
        <source>The first {shown} of {count} rows; the workbook has all of them.</source>
        <translation>仅列出 {count} 行中的前 {shown} 行，工作簿含全部。</translation>
    </message>
</context>
<context>
    <name>ReportTabs</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>问卷答案</translation>
    </message>
    <message>
        <source>Records to review</source>
        <translation>走访记录审核</translation>
    </message>
    <message>
        <source>Honest records</source>
        <translation>记录核查</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>走访覆盖</translation>
    </message>
    <message>
        <source>Service gap</source>
        <translation>服务差距</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>counted {time}</source>
        <translation>统计于 {time}</translation>
    </message>
    <message>
        <source>Coverage in the period</source>
        <translation>期间覆盖率</translation>
    </message>
    <message>
        <source>{visited} of {due} due</source>
        <translation>{visited}/{due} 户</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已排期</translation>
    </message>
    <message>
        <source>{count} not planned</source>
        <translation>{count} 户未排期</translation>
    </message>
    <message>
        <source>Overdue today</source>
        <translation>今日逾期</translation>
    </message>
    <message>
        <source>by the last visit on site</source>
        <translation>按上次现场走访</translation>
    </message>
    <message>
        <source>Average rating</source>
        <translation>平均满意度</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 份评价</numerusform>
        </translation>
    </message>
    <message>
        <source>The figures could not be counted</source>
        <translation>未能统计</translation>
    </message>
</context>
<context>
    <name>RequiredDot</name>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>ResponseForm</name>
    <message>
        <source>Demand response of {name}</source>
        <translation>{name}：需求响应</translation>
    </message>
    <message>
        <source>Work out</source>
        <translation>测算</translation>
    </message>
    <message>
        <source>Events that were kept</source>
        <translation>已保存的事件</translation>
    </message>
    <message>
        <source>Day of the event</source>
        <translation>响应日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Bid</source>
        <translation>申报功率</translation>
    </message>
    <message>
        <source>Cleared price</source>
        <translation>出清价格</translation>
    </message>
    <message>
        <source>Other days with an event</source>
        <translation>其他事件日</translation>
    </message>
    <message>
        <source>Baseline and use by hour</source>
        <translation>分时基线与实际</translation>
    </message>
    <message>
        <source>Add to visit brief</source>
        <translation>列入走访简报</translation>
    </message>
    <message>
        <source>Enter the day of the event.</source>
        <translation>填写响应日期。</translation>
    </message>
    <message>
        <source>Enter a number here.</source>
        <translation>此处填写数字。</translation>
    </message>
    <message>
        <source>Enter days such as 2026-07-03, with a comma between them.</source>
        <translation>请输入日期，如 2026-07-03，多个日期用逗号分隔。</translation>
    </message>
    <message>
        <source>{share} of the bid came: {kwh} kWh count, ¥{income}</source>
        <translation>完成申报的 {share}：有效电量 {kwh} kWh，收益 ¥{income}</translation>
    </message>
    <message>
        <source>Baseline: mean of {days}</source>
        <translation>基线：{days} 的平均值</translation>
    </message>
    <message>
        <source>advice to {name}</source>
        <translation>对 {name} 的建议</translation>
    </message>
    <message>
        <source>Advice is in the brief of the next visit</source>
        <translation>建议已列入下次走访的简报</translation>
    </message>
</context>
<context>
    <name>ResponseRows</name>
    <message>
        <source>{day}, {begin}:00 to {end}:00</source>
        <translation>{day} {begin}:00 至 {end}:00</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Baseline, kWh</source>
        <translation>基线（kWh）</translation>
    </message>
    <message>
        <source>Used, kWh</source>
        <translation>实际（kWh）</translation>
    </message>
    <message>
        <source>Less, kWh</source>
        <translation>响应（kWh）</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Nothing to put back: the values stand as they were before.</source>
        <translation>无需恢复：现值与变更前相同。</translation>
    </message>
    <message>
        <source>Put {name} back?</source>
        <translation>恢复 {name}？</translation>
    </message>
    <message>
        <source>the row</source>
        <translation>该条</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>It comes out of the bin with everything that went with it. Undo takes it back.</source>
        <translation>将连同一起删除的内容移出回收站。可以撤销。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>另有 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>可以撤销。</translation>
    </message>
    <message>
        <source>{name} put back</source>
        <translation>{name} 已恢复</translation>
    </message>
    <message>
        <source>putting back of {name}</source>
        <translation>恢复 {name}</translation>
    </message>
</context>
<context>
    <name>ResultStep</name>
    <message>
        <source>Open the accounts</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Save the verdict on each row…</source>
        <translation>保存每行结果…</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入其他文件</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>{count} rows are in</source>
        <translation>已导入 {count} 行</translation>
    </message>
    <message>
        <source>supply units</source>
        <translation>个供电单位</translation>
    </message>
    <message>
        <source>people</source>
        <translation>位人员</translation>
    </message>
    <message>
        <source>feeders</source>
        <translation>条线路</translation>
    </message>
    <message>
        <source>substations</source>
        <translation>座变电站</translation>
    </message>
    <message>
        <source>transformer areas</source>
        <translation>个台区</translation>
    </message>
    <message>
        <source>legal entities</source>
        <translation>个法人客户</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>位联系人</translation>
    </message>
    <message>
        <source>issues</source>
        <translation>项诉求</translation>
    </message>
    <message>
        <source>Made on the way: {parts}</source>
        <translation>同时建立：{parts}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Save the verdicts</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>ReturnedModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>库中</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Left: this column is not taken back</source>
        <translation>不取：此列不带回</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>{who} changed it too. Space chooses</source>
        <translation>{who} 也改过，按空格选择</translation>
    </message>
    <message>
        <source>The file&apos;s is taken</source>
        <translation>取文件的</translation>
    </message>
    <message>
        <source>The database&apos;s stays</source>
        <translation>保留库中的</translation>
    </message>
</context>
<context>
    <name>ReturnedPage</name>
    <message>
        <source>Changed cells</source>
        <translation>改过的单元格</translation>
    </message>
    <message>
        <source>Kinds of changes</source>
        <translation>变更种类</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>另选文件</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>带回</translation>
    </message>
    <message>
        <source>Take the file&apos;s for all</source>
        <translation>全部取文件的</translation>
    </message>
    <message>
        <source>Keep the database&apos;s for all</source>
        <translation>全部保留库中的</translation>
    </message>
    <message>
        <source>A list that comes back</source>
        <translation>带回的清单</translation>
    </message>
    <message>
        <source>{file} · exported {day} · {rows} rows</source>
        <translation>{file} · {day} 导出 · {rows} 行</translation>
    </message>
    <message>
        <source>Space chooses the side of a conflict</source>
        <translation>按空格选择冲突取哪一边</translation>
    </message>
    <message>
        <source>To change</source>
        <translation>将更改</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>两边都改过</translation>
    </message>
    <message>
        <source>Not taken back</source>
        <translation>不带回</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未取</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>没有可带回的内容</translation>
    </message>
    <message>
        <source>No cell was changed.</source>
        <translation>没有改过的单元格。</translation>
    </message>
    <message numerus="yes">
        <source>%n new row(s): bring them in by Import.</source>
        <translation>
            <numerusform>新增 %n 行：用“导入”带入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with a key that stands twice.</source>
        <translation>
            <numerusform>编号重复 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with damaged hidden cells.</source>
        <translation>
            <numerusform>隐藏列损坏 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some rows are left out</source>
        <translation>有些行未取</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to decide</source>
        <translation>
            <numerusform>还有 %n 个冲突待定</numerusform>
        </translation>
    </message>
    <message>
        <source>changes of {file}</source>
        <translation>带回 {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) changed from {file}</source>
        <translation>
            <numerusform>按 {file} 更改了 %n 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>No list is open</source>
        <translation>没有打开的清单</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Returned to be mended</source>
        <translation>已退回，待补正</translation>
    </message>
    <message>
        <source>looks odd: {what}</source>
        <translation>存疑：{what}</translation>
    </message>
    <message>
        <source>Waits for review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Who changed what and why stays in the history; the record waits for its review again.</source>
        <translation>更正人、内容和原因留有记录；更正后重新待审核。</translation>
    </message>
    <message>
        <source>Correct the record of {name}</source>
        <translation>更正{name}的记录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason, if there is one</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>An approved record is corrected for a reason only. Write down why.</source>
        <translation>已审核的记录须写明原因才能更正，写下原因。</translation>
    </message>
    <message>
        <source>Review so far</source>
        <translation>审核经过</translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>rows with problems first · double click a cell to correct it</source>
        <translation>有问题的行在前 · 双击单元格可更正</translation>
    </message>
    <message>
        <source>Changed values</source>
        <translation>变更的值</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>待确认</translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>Approved: {what}</source>
        <translation>已通过：{what}</translation>
    </message>
    <message>
        <source>approval of {what}</source>
        <translation>通过{what}</translation>
    </message>
    <message>
        <source>Return the record of {name}</source>
        <translation>退回{name}的记录</translation>
    </message>
    <message>
        <source>The manager sees it on Today and at the record; until it comes again, the visit does not count.</source>
        <translation>客户经理会在今日页和记录上看到；重新提交之前该走访不计数。</translation>
    </message>
    <message>
        <source>What is to be mended</source>
        <translation>需要补正的内容</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Record of {name} returned</source>
        <translation>{name}的记录已退回</translation>
    </message>
    <message>
        <source>return of the record of {name}</source>
        <translation>退回{name}的记录</translation>
    </message>
</context>
<context>
    <name>ReviewDialog</name>
    <message>
        <source>Plans to review</source>
        <translation>待审批的计划</translation>
    </message>
    <message>
        <source>Nothing waits for your review.</source>
        <translation>没有待审批的计划。</translation>
    </message>
    <message>
        <source>Open in the planner</source>
        <translation>在排期中打开</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>查看变更</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Overdue covered</source>
        <translation>覆盖逾期</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>提交后变更</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n plan(s)</source>
        <translation>
            <numerusform>批准 %n 份计划</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Open the other visit</source>
        <translation>打开另一走访</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>another account</source>
        <translation>另一客户</translation>
    </message>
    <message numerus="yes">
        <source>Submitted %n workday(s) after the visit; the limit is {limit}.</source>
        <translation>
            <numerusform>走访后 %n 个工作日才提交，限期为 {limit} 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) at the same time as the visit to {name}.</source>
        <translation>
            <numerusform>与走访{name}重叠 %n 分钟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) too few for the drive from {name}, even at {limit} km/h.</source>
        <translation>
            <numerusform>从{name}过来，即使时速 {limit} 公里也少 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>The note is {percent}% like the one about {name} of {day}.</source>
        <translation>内容与 {day} {name}的记录相似 {percent}%。</translation>
    </message>
    <message>
        <source>{person} submitted it</source>
        <translation>{person} 提交</translation>
    </message>
    <message>
        <source>{person} approved it</source>
        <translation>{person} 审核通过</translation>
    </message>
    <message>
        <source>{person} returned it</source>
        <translation>{person} 退回</translation>
    </message>
    <message>
        <source>{person} corrected it</source>
        <translation>{person} 更正</translation>
    </message>
    <message>
        <source>{person} wrote it</source>
        <translation>{person} 填写</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 份记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) wait for your review</source>
        <translation>
            <numerusform>%n 份记录待审核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them look odd</source>
        <translation>
            <numerusform>其中 %n 份存疑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Late entry</source>
        <translation>补录过晚</translation>
    </message>
    <message>
        <source>Two at once</source>
        <translation>时间重叠</translation>
    </message>
    <message>
        <source>Impossible drive</source>
        <translation>车程不可能</translation>
    </message>
    <message>
        <source>Copied note</source>
        <translation>内容雷同</translation>
    </message>
</context>
<context>
    <name>Reviews</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>走访日期</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Looks odd</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reviewed by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>查看人</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Other visit</source>
        <translation>另一走访</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待查看</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Late entries, two visits at once, drives that cannot be and copied notes stand here.</source>
        <translation>补录过晚、时间重叠、车程不可能和内容雷同的记录列于此。</translation>
    </message>
    <message>
        <source>Honest records</source>
        <translation>记录核查</translation>
    </message>
    <message>
        <source>Filter these records</source>
        <translation>筛选记录</translation>
    </message>
    <message>
        <source>Odd is not wrong · L looked at · Enter opens · O the other visit</source>
        <translation>存疑不等于有误 · L 已查看 · 回车打开 · O 另一走访</translation>
    </message>
    <message>
        <source>The records could not be loaded</source>
        <translation>记录无法载入</translation>
    </message>
    <message>
        <source>The filters hide everything that looks odd.</source>
        <translation>筛选条件隐藏了全部存疑记录。</translation>
    </message>
    <message>
        <source>Nothing looks odd</source>
        <translation>没有存疑记录</translation>
    </message>
    <message>
        <source>Everything is looked at</source>
        <translation>存疑记录均已查看</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Nothing is looked at yet</source>
        <translation>尚未查看任何存疑记录</translation>
    </message>
    <message>
        <source>Show what is to look at</source>
        <translation>查看待查看的记录</translation>
    </message>
    <message>
        <source>{count} of {total} oddities</source>
        <translation>{count}/{total} 条存疑</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Show the records to review</source>
        <translation>查看待审核记录</translation>
    </message>
    <message>
        <source>Records stand here as soon as managers finish them.</source>
        <translation>客户经理完成走访后，记录即列于此。</translation>
    </message>
    <message>
        <source>Records to review</source>
        <translation>走访记录审核</translation>
    </message>
    <message>
        <source>Space selects · A approves · X returns · Enter opens</source>
        <translation>空格选择 · A 通过 · X 退回 · 回车打开</translation>
    </message>
    <message>
        <source>The filters hide every record.</source>
        <translation>筛选条件隐藏了全部记录。</translation>
    </message>
    <message>
        <source>No records to review</source>
        <translation>没有待审核的记录</translation>
    </message>
    <message>
        <source>Nothing waits for your review</source>
        <translation>没有待您审核的记录</translation>
    </message>
    <message>
        <source>None of the waiting records was late, copied, or at two places at once.</source>
        <translation>待审核记录中没有补录过晚、内容雷同或时间重叠的。</translation>
    </message>
    <message>
        <source>Nothing is returned</source>
        <translation>没有退回的记录</translation>
    </message>
    <message>
        <source>Records with a remark stand here until they come again.</source>
        <translation>附意见退回的记录列于此，直到重新提交。</translation>
    </message>
    <message>
        <source>Nothing is approved yet</source>
        <translation>尚无审核通过的记录</translation>
    </message>
    <message>
        <source>Review list</source>
        <translation>审核清单</translation>
    </message>
    <message>
        <source>{count} of {total} records</source>
        <translation>{count}/{total} 份记录</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Records or what looks odd about them</source>
        <translation>记录或存疑之处</translation>
    </message>
</context>
<context>
    <name>ReviewsPage</name>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>None of these records waits for a review</source>
        <translation>所选记录均不在待审核</translation>
    </message>
    <message>
        <source>This record does not wait for a review</source>
        <translation>该记录不在待审核</translation>
    </message>
</context>
<context>
    <name>RoutePanel</name>
    <message>
        <source>Stops of the day</source>
        <translation>当日行程</translation>
    </message>
    <message>
        <source>No visits on this day</source>
        <translation>当天没有走访</translation>
    </message>
    <message>
        <source>Drop an account on it.</source>
        <translation>将客户拖到这一天。</translation>
    </message>
    <message>
        <source>New order for {day}</source>
        <translation>{day} 的顺序已更新</translation>
    </message>
    <message>
        <source>new order for {day}</source>
        <translation>{day} 的顺序调整</translation>
    </message>
</context>
<context>
    <name>RouteWords</name>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation>
            <numerusform>%n 站</numerusform>
        </translation>
    </message>
    <message>
        <source>{stops} · {km} km · {time}</source>
        <translation>{stops} · {km} 公里 · {time}</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>家</translation>
    </message>
    <message>
        <source>Office of {name}</source>
        <translation>{name}办公点</translation>
    </message>
    <message>
        <source>Leave home</source>
        <translation>从家出发</translation>
    </message>
    <message>
        <source>Leave the office</source>
        <translation>从办公点出发</translation>
    </message>
    <message>
        <source>Back at home</source>
        <translation>到家</translation>
    </message>
    <message>
        <source>Back at the office</source>
        <translation>返回办公点</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>时间固定</translation>
    </message>
    <message>
        <source>{time} less driving</source>
        <translation>行车减少 {time}</translation>
    </message>
    <message>
        <source>{time} more driving</source>
        <translation>行车增加 {time}</translation>
    </message>
    <message>
        <source>as much driving as before</source>
        <translation>行车时间不变</translation>
    </message>
    <message>
        <source>back at {time}</source>
        <translation>{time} 返回</translation>
    </message>
    <message>
        <source>New order: {words}.</source>
        <translation>新顺序：{words}。</translation>
    </message>
    <message>
        <source>{time} · {km} km</source>
        <translation>{time} · {km} 公里</translation>
    </message>
</context>
<context>
    <name>RowChoice</name>
    <message>
        <source>{who}, {at}</source>
        <translation>{who}，{at}</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Approve all the same</source>
        <translation>仍然通过</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>仍然删除</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保留原状</translation>
    </message>
    <message>
        <source>It is left out; the others go on.</source>
        <translation>此行不处理，其余继续。</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message>
        <source>Rows behind the figure</source>
        <translation>数值背后的明细</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>没有明细</translation>
    </message>
    <message>
        <source>Nothing counts in this figure.</source>
        <translation>没有计入该数值的内容。</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The first {shown} of {count} rows. The sheet Detail of the export has all of them.</source>
        <translation>仅显示 {count} 行中的前 {shown} 行，导出文件的“明细”表含全部。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>RuleCell</name>
    <message>
        <source>History: {name}</source>
        <translation>历史：{name}</translation>
    </message>
    <message>
        <source>Take the default again: {value} ({name})</source>
        <translation>恢复默认值：{value}（{name}）</translation>
    </message>
    <message>
        <source>changed, was {value}</source>
        <translation>已修改，原为 {value}</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day}起</translation>
    </message>
    <message>
        <source>from {day}: {value}</source>
        <translation>{day}起：{value}</translation>
    </message>
</context>
<context>
    <name>RuleHistory</name>
    <message>
        <source>History: {name}</source>
        <translation>历史：{name}</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Counts now</source>
        <translation>当前有效</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>以前</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自 {day}起</translation>
    </message>
    <message>
        <source>{who}, {day}</source>
        <translation>{who}，{day}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>workdays</source>
        <translation>个工作日</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>o’clock</source>
        <translation>点</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>次/年</translation>
    </message>
    <message>
        <source>share (0–1)</source>
        <translation>比例（0–1）</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>of 5</source>
        <translation>分（满分 5）</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Intervals of visits on site</source>
        <translation>现场走访间隔</translation>
    </message>
    <message>
        <source>Intervals of calls</source>
        <translation>电话间隔</translation>
    </message>
    <message>
        <source>When an account is late</source>
        <translation>何时算逾期</translation>
    </message>
    <message>
        <source>How long before an outage accounts are told</source>
        <translation>停电前多久告知客户</translation>
    </message>
    <message>
        <source>Restoration and counting of outages</source>
        <translation>复电与停电统计</translation>
    </message>
    <message>
        <source>The bureau and its data</source>
        <translation>本局与数据</translation>
    </message>
    <message>
        <source>Visits and working hours</source>
        <translation>走访与工作时间</translation>
    </message>
    <message>
        <source>Deadlines of issues</source>
        <translation>诉求时限</translation>
    </message>
    <message>
        <source>Honest records</source>
        <translation>记录真实性</translation>
    </message>
    <message>
        <source>Deadlines of hotline orders</source>
        <translation>95598 工单时限</translation>
    </message>
    <message>
        <source>Service promises and load shedding</source>
        <translation>服务承诺与有序用电</translation>
    </message>
    <message>
        <source>Segments and supply</source>
        <translation>分群与供电</translation>
    </message>
    <message>
        <source>Energy and charges</source>
        <translation>电量与电费</translation>
    </message>
    <message>
        <source>Comparison with similar accounts</source>
        <translation>同类客户对比</translation>
    </message>
    <message>
        <source>Line loss</source>
        <translation>线损</translation>
    </message>
    <message>
        <source>Demand and feeders</source>
        <translation>用电需求与馈线</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Visit to direct-line accounts</source>
        <translation>直通用户走访</translation>
    </message>
    <message>
        <source>Visit to Top-100 accounts</source>
        <translation>百强用户走访</translation>
    </message>
    <message>
        <source>Visit to large industry from the limit on</source>
        <translation>大工业用户走访，达到界限</translation>
    </message>
    <message>
        <source>Visit to large industry below the limit</source>
        <translation>大工业用户走访，低于界限</translation>
    </message>
    <message>
        <source>Visit to important users, special grade</source>
        <translation>特级重要用户走访</translation>
    </message>
    <message>
        <source>Visit to important users, grade 1</source>
        <translation>一级重要用户走访</translation>
    </message>
    <message>
        <source>Visit to important users, grade 2</source>
        <translation>二级重要用户走访</translation>
    </message>
    <message>
        <source>Visit after a complaint that is open</source>
        <translation>诉求未闭环时的走访</translation>
    </message>
    <message>
        <source>Visit after repeated outages</source>
        <translation>多次停电后的走访</translation>
    </message>
    <message>
        <source>Visit after a new connection</source>
        <translation>新装送电后的走访</translation>
    </message>
    <message>
        <source>Call to direct-line accounts</source>
        <translation>直通用户电话</translation>
    </message>
    <message>
        <source>Call to Top-100 accounts</source>
        <translation>百强用户电话</translation>
    </message>
    <message>
        <source>Call to large industry from the limit on</source>
        <translation>大工业用户电话，达到界限</translation>
    </message>
    <message>
        <source>Call to large industry below the limit</source>
        <translation>大工业用户电话，低于界限</translation>
    </message>
    <message>
        <source>Call to small business with own transformer</source>
        <translation>有专变的个体工商户电话</translation>
    </message>
    <message>
        <source>Call after a complaint that is open</source>
        <translation>诉求未闭环时的联系</translation>
    </message>
    <message>
        <source>Call after repeated outages</source>
        <translation>多次停电后的联系</translation>
    </message>
    <message>
        <source>Call after a new connection</source>
        <translation>新装送电后的联系</translation>
    </message>
    <message>
        <source>Outages are repeated from</source>
        <translation>多次停电：次数达到</translation>
    </message>
    <message>
        <source>Outages are repeated within</source>
        <translation>多次停电：统计期限</translation>
    </message>
    <message>
        <source>One outage is enough from</source>
        <translation>单次停电达到此时长即需走访</translation>
    </message>
    <message>
        <source>Limit of large industry</source>
        <translation>大工业容量界限</translation>
    </message>
    <message>
        <source>Due soon: the last part of the interval</source>
        <translation>将到期：间隔的最后部分</translation>
    </message>
    <message>
        <source>Severely overdue after</source>
        <translation>严重超期起点</translation>
    </message>
    <message>
        <source>Still on time after the first planned day</source>
        <translation>首次计划日后仍算按期</translation>
    </message>
    <message>
        <source>Working day begins</source>
        <translation>上班时间</translation>
    </message>
    <message>
        <source>Working day ends</source>
        <translation>下班时间</translation>
    </message>
    <message>
        <source>Lunch begins</source>
        <translation>午休开始</translation>
    </message>
    <message>
        <source>Lunch ends</source>
        <translation>午休结束</translation>
    </message>
    <message>
        <source>Length of a visit that is planned</source>
        <translation>计划走访时长</translation>
    </message>
    <message>
        <source>Length of a visit to Top-100 accounts</source>
        <translation>百强客户的走访时长</translation>
    </message>
    <message>
        <source>Length of a visit to direct-line accounts</source>
        <translation>直通客户的走访时长</translation>
    </message>
    <message>
        <source>Length of a visit to large industry</source>
        <translation>大工业客户的走访时长</translation>
    </message>
    <message>
        <source>Length of a visit to small business</source>
        <translation>一般工商业客户的走访时长</translation>
    </message>
    <message>
        <source>Longest day out, in working time</source>
        <translation>外出一天的最长工作时间</translation>
    </message>
    <message>
        <source>Kept free of a day out</source>
        <translation>外出一天的预留时间</translation>
    </message>
    <message>
        <source>Longer day out when another falls out</source>
        <translation>补排落空走访时外出可延长</translation>
    </message>
    <message>
        <source>Visits a day at most</source>
        <translation>每天最多走访次数</translation>
    </message>
    <message>
        <source>Nothing is proposed sooner than</source>
        <translation>不建议早于此时间的走访</translation>
    </message>
    <message>
        <source>A supervisor approves the plan of a month</source>
        <translation>月度走访计划须由班长审批</translation>
    </message>
    <message>
        <source>Ratings that make an account&apos;s mean</source>
        <translation>计算客户均分的评分次数</translation>
    </message>
    <message>
        <source>A rating is low below</source>
        <translation>评分偏低界限</translation>
    </message>
    <message>
        <source>Road distance beside straight distance</source>
        <translation>道路与直线距离之比</translation>
    </message>
    <message>
        <source>Speed of a drive</source>
        <translation>行车速度</translation>
    </message>
    <message>
        <source>Answers from which a survey is quoted</source>
        <translation>问卷可引用的最少份数</translation>
    </message>
    <message>
        <source>Call back at a rating of at most</source>
        <translation>满意度不高于此分时回访</translation>
    </message>
    <message>
        <source>Call back at a recommendation of at most (−1: never)</source>
        <translation>推荐意愿不高于此分时回访（−1 为不回访）</translation>
    </message>
    <message>
        <source>Call back within</source>
        <translation>回访期限</translation>
    </message>
    <message>
        <source>Satisfaction is asked again after</source>
        <translation>重新征询满意度的间隔</translation>
    </message>
    <message>
        <source>A brief tells of outages within</source>
        <translation>简报列出今后多久的停电</translation>
    </message>
    <message>
        <source>Safety check, special grade</source>
        <translation>用电安全检查：特级</translation>
    </message>
    <message>
        <source>Safety check, grade 1</source>
        <translation>用电安全检查：一级</translation>
    </message>
    <message>
        <source>Safety check, grade 2 and high risk</source>
        <translation>用电安全检查：二级及高危</translation>
    </message>
    <message>
        <source>Safety check, high voltage</source>
        <translation>用电安全检查：高压</translation>
    </message>
    <message>
        <source>Safety check, low voltage</source>
        <translation>用电安全检查：低压</translation>
    </message>
    <message>
        <source>A record is submitted within</source>
        <translation>记录应在此时限内提交</translation>
    </message>
    <message>
        <source>Visits at once are odd beyond</source>
        <translation>走访时间重叠超过此值视为异常</translation>
    </message>
    <message>
        <source>A drive between visits is possible up to</source>
        <translation>两次走访间行车时速上限</translation>
    </message>
    <message>
        <source>Notes are copied from a likeness of</source>
        <translation>内容相似度达到此值视为抄录</translation>
    </message>
    <message>
        <source>Notes are compared from so many characters</source>
        <translation>达到此字数的内容才比对</translation>
    </message>
    <message>
        <source>Notes are compared with those of the last</source>
        <translation>与此期间内的内容比对</translation>
    </message>
    <message>
        <source>Visits of each manager in a call-back sample</source>
        <translation>回访抽样中每位客户经理的走访次数</translation>
    </message>
    <message>
        <source>Planned outage</source>
        <translation>计划停电</translation>
    </message>
    <message>
        <source>Short-notice outage</source>
        <translation>临时停电</translation>
    </message>
    <message>
        <source>Load transfer</source>
        <translation>负荷转供</translation>
    </message>
    <message>
        <source>Reminder of a planned outage</source>
        <translation>计划停电提醒</translation>
    </message>
    <message>
        <source>Stop for arrears, first notice</source>
        <translation>欠费停电首次通知</translation>
    </message>
    <message>
        <source>Stop for arrears, second notice</source>
        <translation>欠费停电第二次通知</translation>
    </message>
    <message>
        <source>Fault, after its report</source>
        <translation>故障报告后告知</translation>
    </message>
    <message>
        <source>Fault, important users, after its report</source>
        <translation>故障报告后告知重要用户</translation>
    </message>
    <message>
        <source>First estimate after a fault is confirmed</source>
        <translation>故障确认后首次预计</translation>
    </message>
    <message>
        <source>An estimate is accurate within</source>
        <translation>预计准确的误差</translation>
    </message>
    <message>
        <source>An outage is momentary up to</source>
        <translation>瞬时停电上限</translation>
    </message>
    <message>
        <source>Most planned outages at 10 kV</source>
        <translation>10 kV 计划停电上限</translation>
    </message>
    <message>
        <source>Most planned outages at 35 kV and above</source>
        <translation>35 kV 及以上计划停电上限</translation>
    </message>
    <message>
        <source>Arrival in town</source>
        <translation>城区到达</translation>
    </message>
    <message>
        <source>Arrival in the country</source>
        <translation>农村到达</translation>
    </message>
    <message>
        <source>Arrival in remote places</source>
        <translation>偏远地区到达</translation>
    </message>
    <message>
        <source>Restoration after arrival in town</source>
        <translation>城区到达后复电</translation>
    </message>
    <message>
        <source>Restoration after arrival in the country</source>
        <translation>农村到达后复电</translation>
    </message>
    <message>
        <source>Warning I, red: gap above</source>
        <translation>I 级红色预警：缺口大于</translation>
    </message>
    <message>
        <source>Warning II, orange: gap above</source>
        <translation>II 级橙色预警：缺口大于</translation>
    </message>
    <message>
        <source>Warning III, yellow: gap above</source>
        <translation>III 级黄色预警：缺口大于</translation>
    </message>
    <message>
        <source>Warning IV, blue: gap above</source>
        <translation>IV 级蓝色预警：缺口大于</translation>
    </message>
    <message>
        <source>Name of the bureau</source>
        <translation>本局名称</translation>
    </message>
    <message>
        <source>Lengths of account numbers</source>
        <translation>户号位数</translation>
    </message>
    <message>
        <source>Largest file that is attached</source>
        <translation>附件大小上限</translation>
    </message>
    <message>
        <source>A checked contact stays checked for</source>
        <translation>联系人核实有效期</translation>
    </message>
    <message>
        <source>Acknowledge an issue within</source>
        <translation>诉求受理时限</translation>
    </message>
    <message>
        <source>Answer a general issue within</source>
        <translation>一般诉求答复时限</translation>
    </message>
    <message>
        <source>Answer a planning or investment issue within</source>
        <translation>规划投资类诉求答复时限</translation>
    </message>
    <message>
        <source>Answer an urgent supply or safety issue within</source>
        <translation>紧急供电或安全诉求答复时限</translation>
    </message>
    <message>
        <source>Plan the remedy of a major hazard within</source>
        <translation>重大隐患整改方案时限</translation>
    </message>
    <message>
        <source>Issues of one kind until the supervisor has to know</source>
        <translation>同类诉求升级次数</translation>
    </message>
    <message>
        <source>Issues count as repeated within</source>
        <translation>同类诉求统计天数</translation>
    </message>
    <message>
        <source>A closed issue can be reopened for</source>
        <translation>闭环后可重办期限</translation>
    </message>
    <message>
        <source>First reminder after this part of the time</source>
        <translation>首次提醒占时限的比例</translation>
    </message>
    <message>
        <source>Large industry from</source>
        <translation>大工业容量起点</translation>
    </message>
    <message>
        <source>Accounts in the Top-100</source>
        <translation>百强户数</translation>
    </message>
    <message>
        <source>Single-part tariff up to</source>
        <translation>单一制容量上限</translation>
    </message>
    <message>
        <source>Own emergency source beside the security load</source>
        <translation>自备电源与保安负荷之比</translation>
    </message>
    <message>
        <source>Mask telephone numbers in lists</source>
        <translation>列表中遮盖电话号码</translation>
    </message>
    <message>
        <source>Export names and numbers of people by default</source>
        <translation>默认导出人员姓名和号码</translation>
    </message>
    <message>
        <source>Longer side of a kept photo</source>
        <translation>照片保存时的长边</translation>
    </message>
    <message>
        <source>Years that the log of changes is kept</source>
        <translation>变更日志保留年数</translation>
    </message>
    <message>
        <source>Months compared before and after a campaign</source>
        <translation>宣传前后各比较的月数</translation>
    </message>
    <message>
        <source>Years that proof of a campaign is kept</source>
        <translation>宣传凭证保存年数</translation>
    </message>
    <message>
        <source>Contact who complains, reports or suggests within</source>
        <translation>投诉、举报、意见、建议须在此时间内联系</translation>
    </message>
    <message>
        <source>Contact who asks for a service within</source>
        <translation>业务申请须在此时间内联系</translation>
    </message>
    <message>
        <source>Answer an inquiry within</source>
        <translation>业务咨询答复时限</translation>
    </message>
    <message>
        <source>Answer a complaint within</source>
        <translation>投诉答复时限</translation>
    </message>
    <message>
        <source>Answer a report of misconduct within</source>
        <translation>举报答复时限</translation>
    </message>
    <message>
        <source>Answer an opinion within</source>
        <translation>意见答复时限</translation>
    </message>
    <message>
        <source>Answer a suggestion within</source>
        <translation>建议答复时限</translation>
    </message>
    <message>
        <source>Answer the city hotline 12345 within</source>
        <translation>12345 转办答复时限</translation>
    </message>
    <message>
        <source>Answer the energy regulator 12398 within</source>
        <translation>12398 转办答复时限</translation>
    </message>
    <message>
        <source>Supply plan, residential</source>
        <translation>供电方案答复（居民）</translation>
    </message>
    <message>
        <source>Supply plan, low voltage</source>
        <translation>供电方案答复（低压）</translation>
    </message>
    <message>
        <source>Supply plan, high voltage, one source</source>
        <translation>供电方案答复（高压单电源）</translation>
    </message>
    <message>
        <source>Supply plan, high voltage, two sources</source>
        <translation>供电方案答复（高压双电源）</translation>
    </message>
    <message>
        <source>Metering and energizing, residential</source>
        <translation>装表接电（居民）</translation>
    </message>
    <message>
        <source>Metering and energizing, low voltage</source>
        <translation>装表接电（低压）</translation>
    </message>
    <message>
        <source>Metering and energizing, high voltage</source>
        <translation>装表接电（高压）</translation>
    </message>
    <message>
        <source>New connection as a whole, low voltage</source>
        <translation>报装合计（低压非居民）</translation>
    </message>
    <message>
        <source>New connection as a whole, one source</source>
        <translation>报装合计（高压单电源）</translation>
    </message>
    <message>
        <source>New connection as a whole, two sources</source>
        <translation>报装合计（高压双电源）</translation>
    </message>
    <message>
        <source>Test of a meter</source>
        <translation>电能表校验</translation>
    </message>
    <message>
        <source>Check of unusual meter data</source>
        <translation>电表数据异常核实</translation>
    </message>
    <message>
        <source>Change of customer data</source>
        <translation>客户信息变更</translation>
    </message>
    <message>
        <source>Reconnection after arrears are paid</source>
        <translation>欠费缴清复电</translation>
    </message>
    <message>
        <source>Orders of one topic that make a repeat</source>
        <translation>同一主题工单达到此数即为重复诉求</translation>
    </message>
    <message>
        <source>Orders count as repeated within</source>
        <translation>重复诉求的统计期间</translation>
    </message>
    <message>
        <source>Power factor to reach</source>
        <translation>功率因数目标</translation>
    </message>
    <message>
        <source>Demand price is reduced from</source>
        <translation>需量电价优惠起点</translation>
    </message>
    <message>
        <source>Reduced demand price</source>
        <translation>需量电价优惠系数</translation>
    </message>
    <message>
        <source>Contract demand may be exceeded up to</source>
        <translation>合同需量可超上限</translation>
    </message>
    <message>
        <source>Least contract demand beside the capacity</source>
        <translation>合同需量与容量的最低比</translation>
    </message>
    <message>
        <source>Demand response is valid from</source>
        <translation>需求响应有效下限</translation>
    </message>
    <message>
        <source>Demand response is valid up to</source>
        <translation>需求响应有效上限</translation>
    </message>
    <message>
        <source>Least accounts in a group</source>
        <translation>同类群组最少户数</translation>
    </message>
    <message>
        <source>Least accounts for a group to be shown</source>
        <translation>群组可显示的最少户数</translation>
    </message>
    <message>
        <source>Unusual from a robust z-score of</source>
        <translation>异常的稳健 z 值</translation>
    </message>
    <message>
        <source>Feeder: watch above</source>
        <translation>馈线：关注高于</translation>
    </message>
    <message>
        <source>Feeder: high above</source>
        <translation>馈线：高损高于</translation>
    </message>
    <message>
        <source>Feeder: negative below</source>
        <translation>馈线：负损低于</translation>
    </message>
    <message>
        <source>Transformer area: watch above</source>
        <translation>台区：关注高于</translation>
    </message>
    <message>
        <source>Transformer area: high above</source>
        <translation>台区：高损高于</translation>
    </message>
    <message>
        <source>Transformer area: negative below</source>
        <translation>台区：负损低于</translation>
    </message>
    <message>
        <source>Line of 35 kV and more: watch above</source>
        <translation>35 千伏及以上线路：关注高于</translation>
    </message>
    <message>
        <source>Line of 35 kV and more: high above</source>
        <translation>35 千伏及以上线路：高损高于</translation>
    </message>
    <message>
        <source>Line of 35 kV and more: negative below</source>
        <translation>35 千伏及以上线路：负损低于</translation>
    </message>
    <message>
        <source>A jump is a change of</source>
        <translation>突变幅度</translation>
    </message>
    <message>
        <source>Least meters read</source>
        <translation>最低采集覆盖率</translation>
    </message>
    <message>
        <source>Demand coefficient: industry</source>
        <translation>需用系数：工业</translation>
    </message>
    <message>
        <source>Demand coefficient: data centres</source>
        <translation>需用系数：数据中心</translation>
    </message>
    <message>
        <source>Demand coefficient: malls, hotels and offices</source>
        <translation>需用系数：商场、酒店和办公</translation>
    </message>
    <message>
        <source>Demand coefficient: homes</source>
        <translation>需用系数：居民</translation>
    </message>
    <message>
        <source>Share of single peaks that meet (coincidence)</source>
        <translation>同时率</translation>
    </message>
    <message>
        <source>A lead is stale after</source>
        <translation>需求线索过期</translation>
    </message>
    <message>
        <source>Next year&apos;s demand is asked for from month</source>
        <translation>开始收集次年需求的月份</translation>
    </message>
    <message>
        <source>Next year&apos;s demand is asked for until month</source>
        <translation>收集次年需求截止的月份</translation>
    </message>
    <message>
        <source>An account is heavily loaded from</source>
        <translation>负载偏高起点</translation>
    </message>
    <message>
        <source>A change of energy is spoken about from</source>
        <translation>需沟通的电量变化</translation>
    </message>
    <message>
        <source>A feeder is heavily loaded above</source>
        <translation>馈线重载高于</translation>
    </message>
    <message>
        <source>A feeder is overloaded above</source>
        <translation>馈线过载高于</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>{section}: saved from {day}</source>
        <translation>{section}：自 {day}起生效</translation>
    </message>
    <message>
        <source>{section} from {day}</source>
        <translation>{section}（{day}起）</translation>
    </message>
    <message>
        <source>Stopped: no rule was changed.</source>
        <translation>已停止，规则没有改变。</translation>
    </message>
    <message>
        <source>Enter the day from which the changes count.</source>
        <translation>填写修改的生效日期。</translation>
    </message>
    <message>
        <source>The rules could not be loaded</source>
        <translation>无法读取规则</translation>
    </message>
    <message>
        <source>{name}: no change on {day}</source>
        <translation>{name}：{day}不再变更</translation>
    </message>
    <message>
        <source>{name}: withdrawal of {day}</source>
        <translation>{name}：撤回 {day}的变更</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Due now</source>
        <translation>现到期</translation>
    </message>
    <message>
        <source>Due then</source>
        <translation>改后到期</translation>
    </message>
    <message>
        <source>Accounts touched by the change</source>
        <translation>受本次改动影响的客户</translation>
    </message>
</context>
<context>
    <name>RunningBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SampleDialog</name>
    <message>
        <source>Call-back sample</source>
        <translation>回访抽样</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Visits from</source>
        <translation>走访自</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Of each manager</source>
        <translation>每位客户经理</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Visits of the sample</source>
        <translation>抽中的走访</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Days, number and seed are all needed to draw.</source>
        <translation>日期、数量和种子都填写后才能抽取。</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) drawn. Seed {seed} draws the same until a visit is added.</source>
        <translation>
            <numerusform>抽取 %n 次走访。在新增走访之前，种子 {seed} 抽取结果相同。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %n call-back(s)</source>
        <translation>
            <numerusform>建立 %n 项回访</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>走访日期</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>has a task</source>
        <translation>已有任务</translation>
    </message>
    <message numerus="yes">
        <source>%n call-back(s) opened</source>
        <translation>
            <numerusform>已建立 %n 项回访</numerusform>
        </translation>
    </message>
    <message>
        <source>call-backs of a sample</source>
        <translation>抽样回访任务</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save the sample</source>
        <translation>保存抽样</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>Satisfaction</name>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Worst / best</source>
        <translation>最差/最好</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Gap over time</source>
        <translation>差距变化</translation>
    </message>
    <message>
        <source>4 and 5 of all answers</source>
        <translation>4–5 分占比</translation>
    </message>
    <message>
        <source>promoters less detractors</source>
        <translation>推荐者减贬损者</translation>
    </message>
    <message>
        <source>of issues raised in the period</source>
        <translation>期间内提出的诉求</translation>
    </message>
    <message>
        <source>by the first deadline</source>
        <translation>按原定期限</translation>
    </message>
    <message>
        <source>planned, short-notice, transfer</source>
        <translation>计划、临时、转电</translation>
    </message>
    <message>
        <source>differs by the visit cycles</source>
        <translation>因走访周期而异</translation>
    </message>
    <message>
        <source>visits, calls and online</source>
        <translation>走访、电话、线上</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>look at</source>
        <translation>需改进</translation>
    </message>
    <message>
        <source>Nothing was counted here in the period.</source>
        <translation>期间内没有可统计的内容。</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>样本 {count}</translation>
    </message>
    <message>
        <source>Nobody of this segment was spoken to in the period.</source>
        <translation>期间内没有联系过该分群的客户。</translation>
    </message>
    <message>
        <source>Some accounts of this segment have no manager.</source>
        <translation>该分群有客户没有客户经理。</translation>
    </message>
    <message>
        <source>Worse than the best segment beyond chance.</source>
        <translation>明显差于最好的分群。</translation>
    </message>
    <message>
        <source>No one named</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>评价数</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>NPS interval</source>
        <translation>NPS 区间</translation>
    </message>
    <message>
        <source>NPS {score}, {low_high}, of {count} answers</source>
        <translation>NPS {score}（{low_high}），共 {count} 份</translation>
    </message>
    <message>
        <source>Visit records</source>
        <translation>现场走访</translation>
    </message>
    <message>
        <source>Calls and online</source>
        <translation>电话、线上</translation>
    </message>
    <message>
        <source>Survey forms</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Call-backs</source>
        <translation>诉求回访</translation>
    </message>
    <message>
        <source>Issues taken on in time</source>
        <translation>诉求按时受理</translation>
    </message>
    <message>
        <source>Issues closed on time</source>
        <translation>诉求按期闭环</translation>
    </message>
    <message>
        <source>Told of outages in time</source>
        <translation>停电通知到位</translation>
    </message>
    <message>
        <source>Visits on site per 100 accounts</source>
        <translation>每百户现场走访</translation>
    </message>
    <message>
        <source>Contacts per 100 accounts</source>
        <translation>每百户联系次数</translation>
    </message>
    <message>
        <source>Accounts without a manager</source>
        <translation>无客户经理户数占比</translation>
    </message>
    <message>
        <source>few answers</source>
        <translation>样本不足</translation>
    </message>
    <message>
        <source>few cases</source>
        <translation>样本不足</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{points} pp</source>
        <translation>{points} 个百分点</translation>
    </message>
</context>
<context>
    <name>SatisfactionFilter</name>
    <message>
        <source>Where answers come from</source>
        <translation>评价来源</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>All supply units</source>
        <translation>全部供电单位</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
    <message>
        <source>All streets</source>
        <translation>全部街道</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>按季</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>Steps of the trend</source>
        <translation>趋势步长</translation>
    </message>
</context>
<context>
    <name>SatisfactionPage</name>
    <message>
        <source>Satisfaction by segment</source>
        <translation>分群满意度</translation>
    </message>
    <message>
        <source>Satisfaction by manager</source>
        <translation>各客户经理满意度</translation>
    </message>
    <message>
        <source>Service gap between segments</source>
        <translation>分群服务差距</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Service gap</source>
        <translation>服务差距</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>By segment</source>
        <translation>按分群</translation>
    </message>
    <message>
        <source>By manager</source>
        <translation>按客户经理</translation>
    </message>
    <message>
        <source>counted {time}</source>
        <translation>{time} 统计</translation>
    </message>
    <message>
        <source>The answers could not be counted</source>
        <translation>评价无法统计</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分群</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>没有评价</translation>
    </message>
    <message>
        <source>Nobody answered this way in the period.</source>
        <translation>期间内没有客户以此方式评价。</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n 份评价</numerusform>
        </translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Mean of 1 to 5</source>
        <translation>1–5 分均值</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message numerus="yes">
        <source>segment(s) to look at</source>
        <translation>
            <numerusform>个分群需改进</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals of 95%: Wilson for shares, both Wilson intervals put together for NPS, a Poisson count for visits and contacts. Amber: worse than the best segment beyond chance, never spoken to, or without a manager where one is due. Fewer than {count} cases are grey and not compared. The gap is best less worst; the index is the mean distance from the average, weighted by accounts.</source>
        <translation>区间均为 95%：比例用 Wilson 法，NPS 由两个 Wilson 区间合成，走访与联系次数按泊松计数。琥珀色：明显差于最好的分群、从未联系，或应有客户经理而没有。样本少于 {count} 的为灰色，不参与比较。差距为最好减最差；指数为各分群偏离均值的程度，按户数加权。</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save satisfaction</source>
        <translation>保存满意度分析</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <source>Reports each month</source>
        <translation>每月报表</translation>
    </message>
    <message>
        <source>Keep schedule</source>
        <translation>保存定时导出</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Write last month now</source>
        <translation>立即导出上月</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>不再导出</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>From this day of the next month on</source>
        <translation>次月几日起导出</translation>
    </message>
    <message>
        <source>Written on this computer while Rounds runs; what was missed follows at the next start. The whole team by manager, without names and numbers of the customers&apos; people.</source>
        <translation>走访运行时在本机写出，错过的月份在下次启动时补写。全部人员，按客户经理汇总，不含客户方人员的姓名和电话。</translation>
    </message>
    <message>
        <source>Choose at least one report.</source>
        <translation>至少选择一种报表。</translation>
    </message>
    <message>
        <source>This folder is not there. Choose one that is.</source>
        <translation>该文件夹不存在，换一个已有的。</translation>
    </message>
    <message>
        <source>The day is a whole number from 1 to {last}.</source>
        <translation>日期为 1 到 {last} 的整数。</translation>
    </message>
    <message>
        <source>The next reports are written from {day} on</source>
        <translation>下次报表从 {day} 起写出</translation>
    </message>
    <message>
        <source>No more reports are written each month</source>
        <translation>不再每月写出报表</translation>
    </message>
    <message>
        <source>Folder for the monthly reports</source>
        <translation>每月报表的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) of {month} written</source>
        <translation>
            <numerusform>已写出 {month} 的 %n 份报表</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit summary</source>
        <translation>走访汇总表</translation>
    </message>
</context>
<context>
    <name>ScopeChoice</name>
    <message>
        <source>Team: all accounts</source>
        <translation>团队：全部客户</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Team · {count} accounts</source>
        <translation>团队 · {count} 户</translation>
    </message>
    <message>
        <source>My accounts · {count}</source>
        <translation>我的客户 · {count} 户</translation>
    </message>
</context>
<context>
    <name>ScopePicker</name>
    <message>
        <source>Add an account…</source>
        <translation>添加客户…</translation>
    </message>
    <message>
        <source>Find a feeder</source>
        <translation>查找线路</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>电网</translation>
    </message>
    <message>
        <source>Single accounts</source>
        <translation>单个客户</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Section {name}</source>
        <translation>区段 {name}</translation>
    </message>
</context>
<context>
    <name>ScrollArea</name>
    <message>
        <source>Part that scrolls</source>
        <translation>可滚动区域</translation>
    </message>
</context>
<context>
    <name>Sealing</name>
    <message>
        <source>The log of {day} is not what it was when it was sealed</source>
        <translation>{day} 的变更日志与封存时不同</translation>
    </message>
    <message>
        <source>{then} entries then, {now} now: somebody changed it past the program.</source>
        <translation>当时 {then} 条，现在 {now} 条：有人绕过程序改动。</translation>
    </message>
    <message numerus="yes">
        <source>%n sealed day(s) unchanged</source>
        <translation>
            <numerusform>已封存 %n 天，均未变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search or jump to…</source>
        <translation>搜索客户、联系人或操作…</translation>
    </message>
</context>
<context>
    <name>SectionButton</name>
    <message>
        <source>has a problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>SectionWords</name>
    <message>
        <source>Ask and tell</source>
        <translation>必问必告</translation>
    </message>
    <message>
        <source>Nothing has to be asked.</source>
        <translation>没有必问事项。</translation>
    </message>
    <message>
        <source>Worth talking about</source>
        <translation>建议话题</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>没有突出事项。</translation>
    </message>
    <message>
        <source>No contact is known.</source>
        <translation>没有联系人。</translation>
    </message>
    <message>
        <source>Contacts in call order</source>
        <translation>联系人（按呼叫顺序）</translation>
    </message>
    <message>
        <source>{number} (in doubt)</source>
        <translation>{number}（存疑）</translation>
    </message>
    <message>
        <source>emergency {place}</source>
        <translation>应急 {place}</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>无号码</translation>
    </message>
    <message>
        <source>Promised and open</source>
        <translation>未了承诺</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未了事项。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Order {number}</source>
        <translation>工单 {number}</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message numerus="yes">
        <source>%n outage(s), {hours} h</source>
        <translation>
            <numerusform>%n 次，{hours} 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>told in time {kept} of {owed}</source>
        <translation>按时告知 {kept}/{owed}</translation>
    </message>
    <message>
        <source>Outages, 12 months</source>
        <translation>近十二个月停电</translation>
    </message>
    <message>
        <source>No outage in twelve months.</source>
        <translation>近十二个月无停电。</translation>
    </message>
    <message>
        <source>told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>standby supply out</source>
        <translation>备供停役</translation>
    </message>
    <message>
        <source>To come: {when}</source>
        <translation>即将：{when}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h, still off</source>
        <translation>{hours} 小时，仍未复电</translation>
    </message>
    <message>
        <source>told in time</source>
        <translation>按时告知</translation>
    </message>
    <message>
        <source>told too late</source>
        <translation>告知过晚</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>rating {rating} of 5</source>
        <translation>满意度 {rating} 分</translation>
    </message>
    <message>
        <source>No visit is on record.</source>
        <translation>没有走访记录。</translation>
    </message>
    <message>
        <source>Last visits</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating} 分</translation>
    </message>
    <message>
        <source>recommends {number} of 10</source>
        <translation>推荐 {number} 分</translation>
    </message>
    <message>
        <source>Last answers</source>
        <translation>上次问卷</translation>
    </message>
    <message>
        <source>{score} of 100 points</source>
        <translation>{score} 分（满分 100）</translation>
    </message>
    <message>
        <source>Missing in the data</source>
        <translation>资料缺项</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>资料齐全。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Visit cycles</source>
        <translation>走访周期</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>全部规则</translation>
    </message>
    <message>
        <source>Working calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>People and portfolios</source>
        <translation>人员与管户台账</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>The bureau</source>
        <translation>本局</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
</context>
<context>
    <name>Segment</name>
    <message>
        <source>Top-100</source>
        <translation>百强</translation>
    </message>
    <message>
        <source>Direct-line</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Large industrial</source>
        <translation>大工业</translation>
    </message>
    <message>
        <source>Small business</source>
        <translation>个体工商</translation>
    </message>
    <message>
        <source>Residential</source>
        <translation>居民</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
</context>
<context>
    <name>SheetLook</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>{shown} of {count} rows shown</source>
        <translation>显示 {shown} 行，共 {count} 行</translation>
    </message>
</context>
<context>
    <name>SheetSaving</name>
    <message>
        <source>{giver}_hand-over sheet_{receiver}_{day}</source>
        <translation>{giver}_交接单_{receiver}_{day}</translation>
    </message>
    <message>
        <source>Save the hand-over sheet</source>
        <translation>保存交接单</translation>
    </message>
    <message>
        <source>(printed)</source>
        <translation>（已打印）</translation>
    </message>
    <message>
        <source>Hand-over sheet saved to {file}</source>
        <translation>交接单已保存为 {file}</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>What the list holds</source>
        <translation>表中内容</translation>
    </message>
    <message>
        <source>First rows of the sheet</source>
        <translation>工作表前几行</translation>
    </message>
    <message>
        <source>Pick sheet</source>
        <translation>选择工作表</translation>
    </message>
    <message>
        <source>the tinted row has the headings · click another, or Enter</source>
        <translation>着色行为表头 · 单击其他行或按 Enter 更改</translation>
    </message>
</context>
<context>
    <name>SheetWords</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>走访时间</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>走访人员</translation>
    </message>
    <message>
        <source>Met with</source>
        <translation>客户方</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Outage plan told</source>
        <translation>停电计划已告知</translation>
    </message>
    <message>
        <source>Capacity wanted</source>
        <translation>用电需求</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次走访</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating} 分（满分 5）</translation>
    </message>
    <message>
        <source>{points} of 10 to recommend us</source>
        <translation>推荐意愿 {points}/10</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>signature</source>
        <translation>签名</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>走访内容</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>生产经营</translation>
    </message>
    <message>
        <source>Advice given</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Reply on site</source>
        <translation>现场答复</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>Issues raised</source>
        <translation>客户诉求</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>宣传资料</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>Review so far</source>
        <translation>审核经过</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前</translation>
    </message>
</context>
<context>
    <name>SheetsDialog</name>
    <message>
        <source>Save to Excel…</source>
        <translation>保存为 Excel…</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>未完成任务</translation>
    </message>
    <message>
        <source>Energy, 12 months</source>
        <translation>近 12 个月电量</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开详情</translation>
    </message>
    <message>
        <source>Plan visit</source>
        <translation>排期</translation>
    </message>
    <message>
        <source>Record visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>More about this account</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Copy the account number</source>
        <translation>复制户号</translation>
    </message>
    <message>
        <source>Copied {number}</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>户号 {number}</translation>
    </message>
    <message>
        <source>Open tasks · {count}</source>
        <translation>未完成任务 · {count}</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>上次走访</translation>
    </message>
    <message>
        <source>Not visited yet.</source>
        <translation>尚未走访。</translation>
    </message>
    <message>
        <source>Last visit · {day}</source>
        <translation>上次走访 · {day}</translation>
    </message>
    <message>
        <source>Rated {rating} of 5</source>
        <translation>满意度 {rating}/5</translation>
    </message>
    <message>
        <source>{gwh} GWh</source>
        <translation>{gwh} GWh</translation>
    </message>
    <message>
        <source>Beside the twelve months before</source>
        <translation>与前 12 个月相比</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <translation>已完成：{title}</translation>
    </message>
    <message>
        <source>done: {title}</source>
        <translation>完成 {title}</translation>
    </message>
</context>
<context>
    <name>SidePlace</name>
    <message>
        <source>Show the side panel</source>
        <translation>显示侧栏</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Make a password</source>
        <translation>生成密码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Keep the password in this computer&apos;s keyring</source>
        <translation>把密码保存在本机的密钥环</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Other databases</source>
        <translation>其他数据库</translation>
    </message>
    <message>
        <source>Connecting to {server}…</source>
        <translation>正在连接 {server}…</translation>
    </message>
    <message>
        <source>{database} on {server}</source>
        <translation>{server} 上的 {database}</translation>
    </message>
    <message>
        <source>Enter your name on the server.</source>
        <translation>输入你在服务器上的用户名。</translation>
    </message>
    <message>
        <source>The bureau&apos;s shared database</source>
        <translation>局里的共享数据库</translation>
    </message>
</context>
<context>
    <name>SignaturePart</name>
    <message>
        <source>Who signs for the customer</source>
        <translation>客户签字人</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Take the last stroke back</source>
        <translation>撤回上一笔</translation>
    </message>
    <message>
        <source>Draw the stroke again</source>
        <translation>恢复一笔</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重新签名</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>签字人：{name}</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>SlotPopup</name>
    <message>
        <source>Best times for {name}</source>
        <translation>{name} 的最佳时间</translation>
    </message>
    <message>
        <source>Best times</source>
        <translation>最佳时间</translation>
    </message>
    <message>
        <source>No time fits within three weeks: the days are full, or the customer receives nobody then.</source>
        <translation>三周内没有合适的时间：日程已满，或客户不接待。</translation>
    </message>
    <message>
        <source>{time} more driving</source>
        <translation>行车增加 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>迟 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>in time</source>
        <translation>按期</translation>
    </message>
</context>
<context>
    <name>SnoozeMenu</name>
    <message>
        <source>Snooze</source>
        <translation>推迟提醒</translation>
    </message>
    <message>
        <source>Bring it back now</source>
        <translation>现在恢复</translation>
    </message>
    <message>
        <source>Until another time…</source>
        <translation>到其他时间…</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>到明天</translation>
    </message>
    <message>
        <source>Until the next workday</source>
        <translation>到下一个工作日</translation>
    </message>
    <message>
        <source>Until next week</source>
        <translation>到下周</translation>
    </message>
</context>
<context>
    <name>SnoozePopup</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>推迟到</translation>
    </message>
    <message>
        <source>Type a day.</source>
        <translation>需填写日期。</translation>
    </message>
</context>
<context>
    <name>SpanFields</name>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Type one end or both.</source>
        <translation>填写一端或两端。</translation>
    </message>
</context>
<context>
    <name>StaffCard</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: {title}</source>
        <translation>筛选：{title}</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>Enter a name.</source>
        <translation>填写名称。</translation>
    </message>
</context>
<context>
    <name>StandsOut</name>
    <message>
        <source>What stands out</source>
        <translation>值得注意</translation>
    </message>
    <message>
        <source>Add to visit brief</source>
        <translation>列入走访简报</translation>
    </message>
    <message>
        <source>Nothing stands out</source>
        <translation>无明显异常</translation>
    </message>
    <message>
        <source>Not counted in yuan</source>
        <translation>未计算金额</translation>
    </message>
    <message>
        <source>Compared like with like</source>
        <translation>同类对比</translation>
    </message>
    <message numerus="yes">
        <source>%n closer group(s) too small</source>
        <translation>
            <numerusform>%n 个更近的分组客户太少</numerusform>
        </translation>
    </message>
    <message>
        <source>Advised before</source>
        <translation>以往建议</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Where should the accounts and visits be kept?</source>
        <translation>客户与走访数据保存在哪里？</translation>
    </message>
    <message>
        <source>Opening. A demo is filled or an older file upgraded first; that takes a moment.</source>
        <translation>正在打开。先填充演示数据或升级旧文件，需要片刻。</translation>
    </message>
    <message>
        <source>One file on this computer, for one person. A ledger from Excel can be brought in next.</source>
        <translation>本机上的一个文件，供一人使用。随后可从 Excel 导入台账。</translation>
    </message>
    <message>
        <source>A new file</source>
        <translation>新建文件</translation>
    </message>
    <message>
        <source>An invented office with 1,500 accounts, to look around and try everything.</source>
        <translation>虚构的供电所，1,500 户客户，可随意试用。</translation>
    </message>
    <message>
        <source>The demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>New file…</source>
        <translation>新建文件…</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>A file of your own</source>
        <translation>本机文件</translation>
    </message>
    <message>
        <source>One database for everybody; the address and your name come from the administrator.</source>
        <translation>全局共用一个数据库，地址和用户名由管理员提供。</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>The bureau&apos;s shared database</source>
        <translation>单位共享数据库</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>In time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Long overdue</source>
        <translation>严重逾期</translation>
    </message>
    <message>
        <source>No duty</source>
        <translation>无走访要求</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>No record</source>
        <translation>无记录</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Outage</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>数据质量</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Demand lead</source>
        <translation>用电需求</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公电话</translation>
    </message>
    <message>
        <source>Duty desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>StationForm</name>
    <message>
        <source>Change the substation</source>
        <translation>修改变电站</translation>
    </message>
    <message>
        <source>New substation</source>
        <translation>新变电站</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压等级</translation>
    </message>
    <message>
        <source>Supply unit</source>
        <translation>供电单位</translation>
    </message>
</context>
<context>
    <name>StepPopup</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>StripsLegend</name>
    <message>
        <source>Middle half</source>
        <translation>中间一半</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>同类客户</translation>
    </message>
    <message>
        <source>This account</source>
        <translation>本客户</translation>
    </message>
</context>
<context>
    <name>SuggestionBar</name>
    <message>
        <source>Use {text}</source>
        <translation>采用 {text}</translation>
    </message>
</context>
<context>
    <name>SupplyTable</name>
    <message>
        <source>Accounts supplied here</source>
        <translation>接在此处的客户</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Section, area</source>
        <translation>区段、台区</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>电源</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>checked, </source>
        <translation>已勾选，</translation>
    </message>
</context>
<context>
    <name>SurveyAnswers</name>
    <message>
        <source>Question and answers</source>
        <translation>题目与回答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
</context>
<context>
    <name>SurveyBox</name>
    <message>
        <source>Take {form} out</source>
        <translation>移出“{form}”</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>{answered} of {asked}</source>
        <translation>{answered}/{asked}</translation>
    </message>
</context>
<context>
    <name>SurveyOptions</name>
    <message>
        <source>Survey forms</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>No forms yet</source>
        <translation>还没有问卷</translation>
    </message>
    <message>
        <source>Write a form in Excel as an XLSForm and import it.</source>
        <translation>用 Excel 按 XLSForm 编写问卷，然后导入。</translation>
    </message>
    <message>
        <source>Import a form…</source>
        <translation>导入问卷…</translation>
    </message>
    <message>
        <source>Surveys</source>
        <translation>问卷</translation>
    </message>
    <message>
        <source>XLSForm workbook</source>
        <translation>XLSForm 工作簿</translation>
    </message>
    <message>
        <source>Import a form</source>
        <translation>导入问卷</translation>
    </message>
    <message>
        <source>never published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>Version {number}, published {day}</source>
        <translation>第 {number} 版，{day} 发布</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Draft of version {number}</source>
        <translation>第 {number} 版草稿</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>publishing a survey form</source>
        <translation>发布问卷</translation>
    </message>
    <message>
        <source>discarding a draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>retiring a survey form</source>
        <translation>停用问卷</translation>
    </message>
    <message>
        <source>offering a survey form again</source>
        <translation>重新启用问卷</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Export answers</source>
        <translation>导出答案</translation>
    </message>
    <message>
        <source>{name} is written</source>
        <translation>{name} 已写好</translation>
    </message>
</context>
<context>
    <name>SurveyPart</name>
    <message>
        <source>Other forms…</source>
        <translation>其他问卷…</translation>
    </message>
    <message>
        <source>No form is part of this record yet. Add one that fits:</source>
        <translation>本记录尚无问卷，可添加：</translation>
    </message>
    <message>
        <source>No survey.</source>
        <translation>无问卷。</translation>
    </message>
</context>
<context>
    <name>SwitchForm</name>
    <message numerus="yes">
        <source>Switch %n account(s)</source>
        <translation>
            <numerusform>改接 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>改接</translation>
    </message>
    <message>
        <source>From this day on</source>
        <translation>自此日起</translation>
    </message>
    <message>
        <source>Outages of the past keep whom they reached. Those that run or are to come find it again.</source>
        <translation>以往停电所涉客户不变；正在进行和将要进行的停电重新确定所涉客户。</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Column titles</source>
        <translation>列标题</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Enter adds · Esc leaves</source>
        <translation>Enter 添加 · Esc 离开</translation>
    </message>
</context>
<context>
    <name>TagPopup</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>New tag, or a part of one</source>
        <translation>新标签或已有标签的一部分</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>For whom</source>
        <translation>宣传对象</translation>
    </message>
    <message>
        <source>Use these accounts</source>
        <translation>采用这些客户</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>The campaign is for {count} now. Whoever was told stays, whatever the filters say.</source>
        <translation>目前的宣传对象为 {count} 户。已告知的客户不受筛选条件影响，一律保留。</translation>
    </message>
</context>
<context>
    <name>TaskCommands</name>
    <message>
        <source>The task waits on this computer and is sent when the server is back</source>
        <translation>任务已存在本机，服务器恢复后发送</translation>
    </message>
    <message>
        <source>new task {title}</source>
        <translation>新建任务 {title}</translation>
    </message>
    <message>
        <source>Open again: {title}</source>
        <translation>已重新打开：{title}</translation>
    </message>
    <message>
        <source>opening of {title}</source>
        <translation>重新打开 {title}</translation>
    </message>
    <message>
        <source>done: {title}</source>
        <translation>完成 {title}</translation>
    </message>
    <message>
        <source>Done: {title} · next on {day}</source>
        <translation>已完成：{title} · 下次 {day}</translation>
    </message>
    <message>
        <source>Done: {title} · {name} will look at it</source>
        <translation>已完成：{title} · 待{name}查看</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <translation>已完成：{title}</translation>
    </message>
    <message>
        <source>rename of {title}</source>
        <translation>重命名 {title}</translation>
    </message>
    <message>
        <source>note of {title}</source>
        <translation>修改 {title} 的备注</translation>
    </message>
    <message>
        <source>account of {title}</source>
        <translation>修改 {title} 的客户</translation>
    </message>
    <message>
        <source>{title}: {priority}</source>
        <translation>{title}：{priority}</translation>
    </message>
    <message>
        <source>priority of {title}</source>
        <translation>修改 {title} 的优先级</translation>
    </message>
    <message>
        <source>{title} moved to {day}</source>
        <translation>{title} 已改到 {day}</translation>
    </message>
    <message>
        <source>{title} waits without a day</source>
        <translation>{title} 不再设到期日</translation>
    </message>
    <message>
        <source>move of {title}</source>
        <translation>移动 {title}</translation>
    </message>
    <message>
        <source>{title} rests until {day}</source>
        <translation>{title} 推迟到 {day} 再提醒</translation>
    </message>
    <message>
        <source>snoozing of {title}</source>
        <translation>推迟提醒 {title}</translation>
    </message>
    <message>
        <source>{title} is back</source>
        <translation>{title} 已恢复显示</translation>
    </message>
    <message>
        <source>waking of {title}</source>
        <translation>恢复显示 {title}</translation>
    </message>
    <message>
        <source>{title} is with {name} now</source>
        <translation>{title} 已交给{name}</translation>
    </message>
    <message>
        <source>handing over of {title}</source>
        <translation>转交 {title}</translation>
    </message>
    <message>
        <source>Looked at: {title}</source>
        <translation>已确认：{title}</translation>
    </message>
    <message>
        <source>look at {title}</source>
        <translation>确认 {title}</translation>
    </message>
    <message>
        <source>{title} is open again, with {name}</source>
        <translation>{title} 已退回{name}重办</translation>
    </message>
    <message>
        <source>{title}: {rule}</source>
        <translation>{title}：{rule}</translation>
    </message>
    <message>
        <source>{title} does not repeat any more</source>
        <translation>{title} 不再重复</translation>
    </message>
    <message>
        <source>repetition of {title}</source>
        <translation>修改 {title} 的重复</translation>
    </message>
    <message>
        <source>Skipped: {title}</source>
        <translation>已跳过：{title}</translation>
    </message>
    <message>
        <source>skipping of {title}</source>
        <translation>跳过 {title}</translation>
    </message>
    <message>
        <source>{title} deleted</source>
        <translation>已删除 {title}</translation>
    </message>
    <message>
        <source>deletion of {title}</source>
        <translation>删除 {title}</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>What else is to be known</source>
        <translation>其他说明</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>未指派</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>无客户</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>需写明要做什么。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>For</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>TaskHistory</name>
    <message>
        <source>Added</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>确认完成</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>For</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Rests until</source>
        <translation>推迟到</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
</context>
<context>
    <name>TaskMenu</name>
    <message>
        <source>Open the task</source>
        <translation>打开任务</translation>
    </message>
    <message>
        <source>Give to…</source>
        <translation>交给…</translation>
    </message>
    <message>
        <source>Looked at, it is done</source>
        <translation>确认完成</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Next workday</source>
        <translation>下一个工作日</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>其他日期…</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>不定日期</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>重复…</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>跳过本次</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Skip this one</source>
        <translation>跳过本次</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Does not repeat</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>{rule}, on workdays only</source>
        <translation>{rule}，遇休息日顺延</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>确认完成</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>已推迟</translation>
    </message>
    <message>
        <source>Given away</source>
        <translation>已转交</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show open tasks</source>
        <translation>显示未完成任务</translation>
    </message>
    <message>
        <source>Tasks that you add stand here.</source>
        <translation>添加的任务显示在这里。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Filter these tasks</source>
        <translation>筛选任务</translation>
    </message>
    <message>
        <source>Space selects · D marks as done · E renames</source>
        <translation>空格选择 · D 完成 · E 改名</translation>
    </message>
    <message>
        <source>The tasks could not be loaded</source>
        <translation>无法加载任务</translation>
    </message>
    <message>
        <source>The filters hide every task.</source>
        <translation>筛选条件隐藏了所有任务。</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>还没有任务</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待办任务</translation>
    </message>
    <message>
        <source>Nothing is late</source>
        <translation>没有逾期任务</translation>
    </message>
    <message>
        <source>Every open task is inside its day.</source>
        <translation>未完成任务都在期限内。</translation>
    </message>
    <message>
        <source>Nothing is due today</source>
        <translation>今天没有到期任务</translation>
    </message>
    <message>
        <source>Tasks of the coming days stand under Next 7 days.</source>
        <translation>近期任务显示在“未来 7 天”。</translation>
    </message>
    <message>
        <source>Nothing is due in the next 7 days</source>
        <translation>未来 7 天没有到期任务</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>没有推迟的任务</translation>
    </message>
    <message>
        <source>Tasks that you snooze stand here until their time comes.</source>
        <translation>推迟的任务在此列出，到时自动恢复。</translation>
    </message>
    <message>
        <source>Nothing came back</source>
        <translation>没有待查看的任务</translation>
    </message>
    <message>
        <source>Tasks that you gave away stand here when they are done, until you have looked.</source>
        <translation>交办的任务完成后在此列出，待确认。</translation>
    </message>
    <message>
        <source>Nothing is given away</source>
        <translation>没有转交的任务</translation>
    </message>
    <message>
        <source>Tasks that you give to somebody else stand here until they come back.</source>
        <translation>转交他人的任务在返回之前显示在这里。</translation>
    </message>
    <message>
        <source>Nothing is done yet</source>
        <translation>还没有完成的任务</translation>
    </message>
    <message>
        <source>Finished tasks stand here.</source>
        <translation>完成的任务显示在这里。</translation>
    </message>
    <message>
        <source>Task list</source>
        <translation>任务清单</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>未完成 {count} 项</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>逾期 {count} 项</translation>
    </message>
    <message>
        <source>{count} of {total} tasks</source>
        <translation>{count}/{total} 项任务</translation>
    </message>
    <message>
        <source>rename of {title}</source>
        <translation>重命名 {title}</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>For</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>转交人</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>推迟到</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>返回时间</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>done by {name}, look at it</source>
        <translation>{name}已完成，待查看</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>由{name}办理</translation>
    </message>
    <message>
        <source>rests until {moment}</source>
        <translation>推迟到 {moment}</translation>
    </message>
    <message>
        <source>Done by {name}</source>
        <translation>{name}已完成</translation>
    </message>
</context>
<context>
    <name>TasksCard</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有任务</translation>
    </message>
    <message>
        <source>Tasks that you add stand here.</source>
        <translation>新增的任务显示在这里。</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标记完成</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Another day…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) done</source>
        <translation>
            <numerusform>已完成 %n 项任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 项任务重新打开</numerusform>
        </translation>
    </message>
    <message>
        <source>Move the tasks</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) moved</source>
        <translation>
            <numerusform>%n 项任务已改期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 项任务</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Only a planned visit can go to somebody else.</source>
        <translation>只有已排期的走访可以转给他人。</translation>
    </message>
</context>
<context>
    <name>TellForm</name>
    <message numerus="yes">
        <source>%n account(s) told</source>
        <translation>
            <numerusform>登记告知 %n 户</numerusform>
        </translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>{material}, edition {edition}</source>
        <translation>《{material}》{edition} 版</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Enter a day and a time.</source>
        <translation>填写日期和时间。</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Mark told…</source>
        <translation>记为已告知…</translation>
    </message>
    <message>
        <source>Letters…</source>
        <translation>通知书…</translation>
    </message>
    <message>
        <source>Call sheet…</source>
        <translation>呼叫单…</translation>
    </message>
    <message numerus="yes">
        <source>Tell %n account(s) now?</source>
        <translation>
            <numerusform>现在告知 %n 户？</numerusform>
        </translation>
    </message>
    <message>
        <source>It is logged as told and stays. The words go onto the clipboard for your phone or gateway.</source>
        <translation>将记为已告知且不可撤回。文字会复制到剪贴板，供手机或网关使用。</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) logged; the words are on the clipboard</source>
        <translation>
            <numerusform>已记录 %n 条通知；文字已在剪贴板</numerusform>
        </translation>
    </message>
    <message>
        <source>Call to {name} logged</source>
        <translation>已记录呼叫 {name}</translation>
    </message>
    <message>
        <source>Letters as PDF…</source>
        <translation>通知书存为 PDF…</translation>
    </message>
    <message>
        <source>Print letters…</source>
        <translation>打印通知书…</translation>
    </message>
    <message>
        <source>Call sheet as PDF…</source>
        <translation>呼叫单存为 PDF…</translation>
    </message>
    <message>
        <source>Print the call sheet…</source>
        <translation>打印呼叫单…</translation>
    </message>
    <message>
        <source>How mail leaves…</source>
        <translation>邮件发出方式…</translation>
    </message>
</context>
<context>
    <name>TemplateLine</name>
    <message>
        <source>Template…</source>
        <translation>模板…</translation>
    </message>
    <message>
        <source>Without a template</source>
        <translation>不用模板</translation>
    </message>
    <message>
        <source>Rounds&apos; own form</source>
        <translation>走访自带格式</translation>
    </message>
    <message>
        <source>The bureau&apos;s own template</source>
        <translation>本单位模板</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>This is not a time. Type one such as 13:45.</source>
        <translation>这不是时间。可填写如 13:45。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Meetings and counter visits</source>
        <translation>会面与营业厅来访</translation>
    </message>
    <message>
        <source>Tasks added</source>
        <translation>新增任务</translation>
    </message>
    <message>
        <source>Tasks done</source>
        <translation>完成的任务</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Energy advice</source>
        <translation>用电建议</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Energy advice: {kind}</source>
        <translation>用电建议：{kind}</translation>
    </message>
    <message>
        <source>{name} called</source>
        <translation>{name}来电</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>关于 {name} 的记录</translation>
    </message>
    <message>
        <source>Task added: {title}</source>
        <translation>新增任务：{title}</translation>
    </message>
    <message>
        <source>95598 work order {number}</source>
        <translation>95598 工单 {number}</translation>
    </message>
    <message>
        <source>{name} added as a contact: {job}</source>
        <translation>新增联系人 {name}：{job}</translation>
    </message>
    <message>
        <source>{name} was not reached</source>
        <translation>未接通 {name}</translation>
    </message>
    <message>
        <source>Wrong number of {name}</source>
        <translation>{name} 的号码有误</translation>
    </message>
    <message>
        <source>Called {name}</source>
        <translation>与 {name} 通话</translation>
    </message>
    <message>
        <source>Task done: {title}</source>
        <translation>任务完成：{title}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>{call}, {time}</source>
        <translation>{call}，{time}</translation>
    </message>
    <message>
        <source>{kind} on {feeder}</source>
        <translation>{feeder} {kind}</translation>
    </message>
    <message>
        <source>without power for {time}</source>
        <translation>停电 {time}</translation>
    </message>
    <message>
        <source>¥{amount} a month</source>
        <translation>每月 {amount} 元</translation>
    </message>
    <message>
        <source>Rated {rating} of 5</source>
        <translation>满意度 {rating}/5</translation>
    </message>
    <message>
        <source>No power now</source>
        <translation>正在停电</translation>
    </message>
    <message>
        <source>Outage record</source>
        <translation>停电记录</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已闭环</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未闭环</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} 已移除</translation>
    </message>
    <message>
        <source>{name} brought back</source>
        <translation>{name} 已恢复</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{name} checked</source>
        <translation>已核实 {name}</translation>
    </message>
    <message>
        <source>Number of {name} in doubt</source>
        <translation>{name} 的号码存疑</translation>
    </message>
    <message>
        <source>Number of {name} no longer in doubt</source>
        <translation>{name} 的号码不再存疑</translation>
    </message>
    <message>
        <source>Feeder {name} confirmed</source>
        <translation>馈线 {name} 已核实</translation>
    </message>
    <message>
        <source>{name} put on the emergency list</source>
        <translation>{name} 列入应急名单</translation>
    </message>
    <message>
        <source>{name} taken off the emergency list</source>
        <translation>{name} 移出应急名单</translation>
    </message>
    <message>
        <source>{name}: {fields} changed</source>
        <translation>{name}：{fields}有变更</translation>
    </message>
    <message>
        <source>{fields} changed</source>
        <translation>{fields}有变更</translation>
    </message>
    <message>
        <source>{field} of {name}</source>
        <translation>{name} 的{field}</translation>
    </message>
    <message>
        <source>{field} set to {new}</source>
        <translation>{field}设为 {new}</translation>
    </message>
    <message>
        <source>{field} cleared</source>
        <translation>{field}已清空</translation>
    </message>
    <message>
        <source>{field} changed from {old} to {new}</source>
        <translation>{field}由 {old} 改为 {new}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>{title} deleted</source>
        <translation>已删除 {title}</translation>
    </message>
    <message>
        <source>deletion of {title}</source>
        <translation>删除 {title}</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>Log a contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Energy by month</source>
        <translation>各月用电</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>用电</translation>
    </message>
    <message>
        <source>Outages</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The timeline could not be loaded</source>
        <translation>动态未能载入</translation>
    </message>
    <message>
        <source>Nothing here holds what you look for</source>
        <translation>没有符合条件的动态</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Drop files anywhere on this page, or paste them.</source>
        <translation>可将文件拖到本页任意处，或粘贴。</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>尚无文件</translation>
    </message>
    <message>
        <source>Visits, calls, notes and changes stand here.</source>
        <translation>走访、通话、记录与变更显示在这里。</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>尚无动态</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open with the system</source>
        <translation>用系统程序打开</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Edit	E</source>
        <translation>编辑	E</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
</context>
<context>
    <name>TimelineFilter</name>
    <message>
        <source>Find in the timeline</source>
        <translation>在动态中查找</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message numerus="yes">
        <source>%n types</source>
        <translation>
            <numerusform>%n 种类型</numerusform>
        </translation>
    </message>
    <message>
        <source>Types: {types}</source>
        <translation>类型：{types}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>{done} done · next at {time}</source>
        <translation>已完成 {done} · 下一站 {time}</translation>
    </message>
    <message>
        <source>{done} done</source>
        <translation>已完成 {done}</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日走访</translation>
    </message>
    <message>
        <source>all in time</source>
        <translation>均在周期内</translation>
    </message>
    <message>
        <source>Overdue for a visit</source>
        <translation>逾期未走访</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>其中 {count} 项逾期</translation>
    </message>
    <message>
        <source>none late</source>
        <translation>无逾期</translation>
    </message>
    <message>
        <source>Tasks due</source>
        <translation>到期任务</translation>
    </message>
    <message>
        <source>everybody told</source>
        <translation>均已告知</translation>
    </message>
    <message>
        <source>none in 48 hours</source>
        <translation>48 小时内无停电</translation>
    </message>
    <message>
        <source>Outages on my accounts</source>
        <translation>涉及我客户的停电</translation>
    </message>
    <message>
        <source>{visited} of {due} · on pace is {pace}</source>
        <translation>{visited}/{due} 户 · 进度线 {pace}</translation>
    </message>
    <message>
        <source>Covered this quarter</source>
        <translation>本季度走访覆盖</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>The day could not be loaded</source>
        <translation>今日数据未能加载</translation>
    </message>
</context>
<context>
    <name>ToldForm</name>
    <message numerus="yes">
        <source>How %n account(s) were told</source>
        <translation>
            <numerusform>%n 户的告知方式</numerusform>
        </translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>signed by, read at, order number</source>
        <translation>签收人、已读时间、单号</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>It is logged under your name with the hour and the time that was told, and stays.</source>
        <translation>以您的名义记录告知时刻和所告知的时间，不可撤回。</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) logged</source>
        <translation>
            <numerusform>已记录 %n 条通知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Top100</name>
    <message>
        <source>Legal entity or account</source>
        <translation>法人单位或客户</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现名次</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Energy, kWh</source>
        <translation>电量，kWh</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Capacity, kVA</source>
        <translation>容量，kVA</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Enters</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>人工录入</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 个月</translation>
    </message>
    <message>
        <source>{months} of 12 months</source>
        <translation>12 个月中的 {months} 个月</translation>
    </message>
    <message>
        <source>Enter the energy</source>
        <translation>填写电量</translation>
    </message>
</context>
<context>
    <name>Top100Page</name>
    <message>
        <source>Year of the ranks</source>
        <translation>排名年度</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Apply ranking</source>
        <translation>应用排名</translation>
    </message>
    <message>
        <source>Top-100</source>
        <translation>百强排名</translation>
    </message>
    <message>
        <source>{year} is applied</source>
        <translation>{year} 年已应用</translation>
    </message>
    <message>
        <source>{year} is not applied yet</source>
        <translation>{year} 年尚未应用</translation>
    </message>
    <message>
        <source>Ranks of</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Months missing</source>
        <translation>缺少月份</translation>
    </message>
    <message>
        <source>By the energy of {year}, all accounts of a legal entity together. E enters a figure.</source>
        <translation>按 {year} 年电量排名，同一法人单位合并计算。按 E 录入数值。</translation>
    </message>
    <message>
        <source>No energy of {year}</source>
        <translation>没有 {year} 年的电量</translation>
    </message>
    <message>
        <source>Bring in the readings of that year, or enter figures under Months missing.</source>
        <translation>导入该年电量，或在“缺少月份”中录入数值。</translation>
    </message>
    <message>
        <source>Nobody enters</source>
        <translation>没有新增</translation>
    </message>
    <message>
        <source>Everybody ranked is among the top-100 already.</source>
        <translation>上榜单位均已是百强用户。</translation>
    </message>
    <message>
        <source>Nobody leaves</source>
        <translation>没有退出</translation>
    </message>
    <message>
        <source>Everybody among the top-100 is ranked again.</source>
        <translation>现有百强用户全部再次上榜。</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>没有缺失</translation>
    </message>
    <message>
        <source>Every account has twelve months or a figure.</source>
        <translation>每户都有 12 个月电量或录入数值。</translation>
    </message>
    <message>
        <source>The ranking could not be made</source>
        <translation>无法生成排名</translation>
    </message>
    <message>
        <source>energy of {name}</source>
        <translation>{name} 的电量</translation>
    </message>
    <message>
        <source>The top-100 of {year} are applied: {entered} accounts enter, {left} leave</source>
        <translation>{year} 年百强已应用：新增 {entered} 户，退出 {left} 户</translation>
    </message>
    <message>
        <source>top-100 of {year}</source>
        <translation>{year} 年百强</translation>
    </message>
</context>
<context>
    <name>TrendCard</name>
    <message>
        <source>What the trend shows</source>
        <translation>趋势指标</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>No answers</source>
        <translation>没有评价</translation>
    </message>
    <message>
        <source>Nobody answered in this period.</source>
        <translation>期间内没有客户评价。</translation>
    </message>
    <message>
        <source>Trend of {name}</source>
        <translation>{name}的趋势</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Trend by segment</source>
        <translation>分群趋势</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Changes in this window</source>
        <translation>本窗口的改动</translation>
    </message>
    <message>
        <source>Enter goes back to before a change; everything newer goes with it.</source>
        <translation>回车撤回到该改动之前，其后的改动一并撤回。</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的改动</translation>
    </message>
    <message>
        <source>What you change stands here, 50 steps back.</source>
        <translation>所作改动列在此处，最多保留 50 步。</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>可重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>可撤销</translation>
    </message>
</context>
<context>
    <name>ValueWords</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>under {high}</source>
        <translation>低于 {high}</translation>
    </message>
    <message>
        <source>{low} and more</source>
        <translation>{low} 及以上</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>up to {high}</source>
        <translation>不超过 {high}</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>任意日期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>next %n day(s)</source>
        <translation>
            <numerusform>未来 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>before today</source>
        <translation>今天之前</translation>
    </message>
    <message numerus="yes">
        <source>%n or more day(s) ago</source>
        <translation>
            <numerusform>%n 天前或更早</numerusform>
        </translation>
    </message>
    <message>
        <source>by today</source>
        <translation>截至今天</translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation>
            <numerusform>%n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>from today on</source>
        <translation>今天起</translation>
    </message>
    <message numerus="yes">
        <source>in %n or more day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>since %n day(s) ago</source>
        <translation>
            <numerusform>%n 天前起</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>Save changes to {name}</source>
        <translation>保存对“{name}”的修改</translation>
    </message>
    <message>
        <source>Save as a new view…</source>
        <translation>另存为新视图…</translation>
    </message>
    <message>
        <source>Undo the changes</source>
        <translation>撤销更改</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete the view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Save as a new view</source>
        <translation>另存为新视图</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Saved the view {name}</source>
        <translation>已保存视图 {name}</translation>
    </message>
    <message>
        <source>new view {name}</source>
        <translation>新视图 {name}</translation>
    </message>
    <message>
        <source>change of the view {name}</source>
        <translation>修改视图 {name}</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>new name of the view {name}</source>
        <translation>视图 {name} 改名</translation>
    </message>
    <message>
        <source>move of the view {name}</source>
        <translation>移动视图“{name}”</translation>
    </message>
    <message>
        <source>Deleted the view {name}</source>
        <translation>已删除视图 {name}</translation>
    </message>
    <message>
        <source>deletion of the view {name}</source>
        <translation>删除视图 {name}</translation>
    </message>
</context>
<context>
    <name>VisitBlock</name>
    <message>
        <source>Done · rated {rating} of 5</source>
        <translation>已完成 · 满意度 {rating}/5</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一站</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>What was said</source>
        <translation>走访内容</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>走访简报</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>户号 {number}</translation>
    </message>
    <message>
        <source>Record visit</source>
        <translation>记录走访</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>还没有内容。</translation>
    </message>
    <message>
        <source>{rating} of 5</source>
        <translation>{rating}/5 分</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>走访日期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>未闭环</translation>
    </message>
</context>
<context>
    <name>VisitRemoval</name>
    <message numerus="yes">
        <source>%n visit(s) taken off the plan</source>
        <translation>
            <numerusform>已将 %n 次走访移出计划</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removal of %n visit(s) from the plan</source>
        <translation>
            <numerusform>将 %n 次走访移出计划</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) put into the bin</source>
        <translation>
            <numerusform>已将 %n 次走访放入回收站</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deletion of %n visit(s)</source>
        <translation>
            <numerusform>删除 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Only a visit that is planned and not held can be taken away</source>
        <translation>只有已计划、尚未进行的走访可以移除</translation>
    </message>
</context>
<context>
    <name>VisitSeries</name>
    <message numerus="yes">
        <source>%n more visit(s) to {name} planned</source>
        <translation>
            <numerusform>已再安排 %n 次走访 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>repetition of {name}</source>
        <translation>{name} 的重复</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to {name} moved</source>
        <translation>
            <numerusform>已移动 {name} 的 %n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>move of {name}</source>
        <translation>{name} 的移动</translation>
    </message>
    <message>
        <source>Move the visit to {name}</source>
        <translation>移动走访 {name}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) to {name} taken off the plan</source>
        <translation>
            <numerusform>{name} 的 %n 次走访已移出计划</numerusform>
        </translation>
    </message>
    <message>
        <source>removal of {name}</source>
        <translation>{name} 的移除</translation>
    </message>
    <message>
        <source>Take the visit to {name} off the plan</source>
        <translation>将走访 {name} 移出计划</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移出</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Account</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>走访日期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划状态</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时长，小时</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>走访事由</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>客户经理</translation>
    </message>
    <message>
        <source>Account no.</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>客户分群</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Recommends</source>
        <translation>推荐度</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>未闭环事项</translation>
    </message>
    <message>
        <source>Fixed time</source>
        <translation>固定时间</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Next visit agreed</source>
        <translation>约定下次走访</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Open the planner</source>
        <translation>打开排期</translation>
    </message>
    <message>
        <source>Plan a visit from the accounts that are due.</source>
        <translation>从应访客户中安排走访。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Filter these visits</source>
        <translation>筛选走访</translation>
    </message>
    <message>
        <source>Space selects · Enter opens · Delete takes off the plan</source>
        <translation>空格选中 · 回车打开 · Delete 移出计划</translation>
    </message>
    <message>
        <source>The visits could not be loaded</source>
        <translation>无法加载走访</translation>
    </message>
    <message>
        <source>The filters hide every visit.</source>
        <translation>筛选条件隐藏了所有走访。</translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation>还没有走访</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>没有计划的走访</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>没有草稿</translation>
    </message>
    <message>
        <source>Records that are begun and not finished stand here.</source>
        <translation>未完成的记录显示在这里。</translation>
    </message>
    <message>
        <source>No finished visits</source>
        <translation>没有已完成的走访</translation>
    </message>
    <message>
        <source>Finished visits stand here.</source>
        <translation>完成的走访显示在这里。</translation>
    </message>
    <message>
        <source>Visit list</source>
        <translation>走访清单</translation>
    </message>
    <message>
        <source>{count} held</source>
        <translation>已走访 {count} 次</translation>
    </message>
    <message>
        <source>{count} with issues</source>
        <translation>有诉求 {count} 次</translation>
    </message>
    <message>
        <source>{hours} h on site</source>
        <translation>现场 {hours} 小时</translation>
    </message>
    <message>
        <source>{count} of {total} visits</source>
        <translation>{count}/{total} 次走访</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Take off the plan</source>
        <translation>移出计划</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>WaitingDialog</name>
    <message>
        <source>Waiting to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It lies on this computer and is sent in this order, each once, when the server answers.</source>
        <translation>内容保存在这台电脑上，服务器恢复后按此顺序发送，每条只发送一次。</translation>
    </message>
    <message>
        <source>Nothing waits. Everything has been sent.</source>
        <translation>没有等待的内容，已全部发送。</translation>
    </message>
</context>
<context>
    <name>WaitingEntry</name>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Edit {entry}</source>
        <translation>修改：{entry}</translation>
    </message>
    <message>
        <source>Remove {entry}</source>
        <translation>移除：{entry}</translation>
    </message>
    <message>
        <source>Keep these words</source>
        <translation>保留这些内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Send as a new one</source>
        <translation>作为新条目发送</translation>
    </message>
    <message>
        <source>The words before these have arrived. Send these as a new entry, or remove them.</source>
        <translation>修改前的内容已经送达。可将此内容作为新条目发送，或移除。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>typed {time}</source>
        <translation>{time} 输入</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message>
        <source>{visits} · {hours} h booked</source>
        <translation>{visits} · 已排 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <source>All day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Enter the days.</source>
        <translation>填写日期。</translation>
    </message>
    <message>
        <source>Enter the day, and from when to when.</source>
        <translation>填写日期及起止时间。</translation>
    </message>
</context>
<context>
    <name>WholeDays</name>
    <message>
        <source>Days</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Whole days</source>
        <translation>全天日程</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why these visits</source>
        <translation>为何如此安排</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{visits} on {days}: {time} of driving over {km} km, {late} after due days in all.</source>
        <translation>{days}内 {visits}：行车 {time}、{km} 公里，超过到期日合计 {late}。</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次走访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cannot be kept</source>
        <translation>无法保留</translation>
    </message>
    <message>
        <source>Did not fit · {count}</source>
        <translation>排不下 · {count}</translation>
    </message>
    <message>
        <source>Propose it so</source>
        <translation>照此建议</translation>
    </message>
    <message>
        <source>Propose {name} so</source>
        <translation>照此建议 {name}</translation>
    </message>
    <message>
        <source>Proposed · {count}</source>
        <translation>建议 · {count}</translation>
    </message>
    <message>
        <source>{time} of driving before</source>
        <translation>之前行车 {time}</translation>
    </message>
    <message>
        <source>{time} of waiting for the contact&apos;s hours</source>
        <translation>等待接待时间 {time}</translation>
    </message>
    <message>
        <source>place: centre of the street</source>
        <translation>地点：街道中心</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day} 到期</translation>
    </message>
</context>
<context>
    <name>WordsPopup</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Workdays</name>
    <message>
        <source>Leave</source>
        <translation>休假</translation>
    </message>
    <message>
        <source>Leave: {reason}</source>
        <translation>休假：{reason}</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>本单位休息</translation>
    </message>
    <message>
        <source>Workday</source>
        <translation>本单位上班</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Export cancelled. No file was written</source>
        <translation>已取消导出，未写出文件</translation>
    </message>
</context>
<context>
    <name>YearCard</name>
    <message>
        <source>Previous year</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Next year</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已公布</translation>
    </message>
    <message>
        <source>The holidays of {year} are not published yet</source>
        <translation>{year} 年放假安排尚未公布</translation>
    </message>
    <message>
        <source>Feasts are estimated and make-up workdays are missing, so deadlines and plans may still move. An update of Rounds brings the list; until then you can add days yourself.</source>
        <translation>节日为推算，尚无调休上班日，期限和计划可能变动。更新走访后即有正式安排；此前可自行添加日期。</translation>
    </message>
    <message>
        <source>Public holiday</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Own day off</source>
        <translation>本单位休息</translation>
    </message>
    <message>
        <source>Own workday</source>
        <translation>本单位上班</translation>
    </message>
    <message>
        <source>• Somebody is on leave</source>
        <translation>• 有人休假</translation>
    </message>
</context>
<context>
    <name>YearGrid</name>
    <message>
        <source>on leave: {names}</source>
        <translation>休假：{names}</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Plans to review</source>
        <translation>待审批的计划</translation>
    </message>
</context>
</TS>
