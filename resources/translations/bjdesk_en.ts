<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AgeChoice</name>
    <message>
        <source>成年</source>
        <translation>Of age</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Under age</translation>
    </message>
    <message>
        <source>写了出生年就不用选</source>
        <translation>Not needed once the year of birth is there</translation>
    </message>
    <message>
        <source>成年了吗</source>
        <translation>Of age?</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>给她用这张卡</source>
        <translation>Give her this card</translation>
    </message>
</context>
<context>
    <name>AtWork</name>
    <message>
        <source>读卡器的格式设成了“{format}”，没有这种格式</source>
        <translation>The reader&apos;s format is set to “{format}”, which does not exist</translation>
    </message>
    <message>
        <source>先按 10 位的卡号来读。刷卡认不出人就告诉管理员。</source>
        <translation>Cards are read as ten digits for now. If cards find nobody, tell the administrator.</translation>
    </message>
    <message>
        <source>把卡给她</source>
        <translation>give her the card</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>check in</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>编号 {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>收起这条提示</source>
        <translation>Dismiss this message</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>刚才签到</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>最近 50 条，撤销会留下原因</source>
        <translation>The last 50; an undo keeps its reason</translation>
    </message>
    <message>
        <source>最近 50 条</source>
        <translation>The last 50</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>请刷新卡，换下尾号 {last4} 的卡</source>
        <translation>Swipe the new card that replaces the one ending in {last4}</translation>
    </message>
    <message>
        <source>不换了</source>
        <translation>Keep the old one</translation>
    </message>
    <message>
        <source>刷了就换好。</source>
        <translation>The swipe replaces it.</translation>
    </message>
    <message>
        <source>换好了：尾号 {old} 换成 {last4}</source>
        <translation>Replaced: {old} is now {last4}</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡登记给{name}了</source>
        <translation>The card ending in {last4} now belongs to {name}</translation>
    </message>
    <message>
        <source>刷新卡就能签到。</source>
        <translation>The new card checks in at once.</translation>
    </message>
    <message>
        <source>注销尾号 {last4} 的卡？</source>
        <translation>Cancel the card ending {last4}?</translation>
    </message>
    <message>
        <source>以后刷这张卡不能签到。别的卡和以前的记录都会留着。</source>
        <translation>It will no longer check anybody in. Her other cards and all earlier records stay.</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Cancel card</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡挂失了</source>
        <translation>The card ending {last4} is reported lost</translation>
    </message>
    <message>
        <source>找到以后，点“解挂”就能接着用。</source>
        <translation>Once it is found, &quot;Found&quot; makes it work again.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡解挂了</source>
        <translation>The card ending {last4} works again</translation>
    </message>
    <message>
        <source>可以接着刷卡签到。</source>
        <translation>It can be swiped as before.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡注销了</source>
        <translation>The card ending {last4} is cancelled</translation>
    </message>
    <message>
        <source>以前用它签到的记录都在。</source>
        <translation>Everything recorded with it is kept.</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡恢复了</source>
        <translation>The card ending {last4} is restored</translation>
    </message>
</context>
<context>
    <name>CertificateActs</name>
    <message>
        <source>盖章</source>
        <translation>seal</translation>
    </message>
    <message>
        <source>{n} 张盖好了，等人来领</source>
        <translation>{n} sealed, waiting to be collected</translation>
    </message>
    <message>
        <source>领走</source>
        <translation>collected</translation>
    </message>
    <message>
        <source>{name}的证书领走了</source>
        <translation>{name}&apos;s certificate was collected</translation>
    </message>
    <message>
        <source>{name}的证书作废了</source>
        <translation>{name}&apos;s certificate was revoked</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>print</translation>
    </message>
    <message>
        <source>撤销了上一步：{what}</source>
        <translation>Taken back: {what}</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>可以发证</source>
        <translation>Eligible</translation>
    </message>
    <message>
        <source>暂时不能发</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>All</translation>
    </message>
    <message>
        <source>现在没有人可以发证</source>
        <translation>Nobody is eligible now</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>已经发过 {n} 人</source>
        <translation>{n} have one</translation>
    </message>
    <message>
        <source>要发</source>
        <translation>to issue</translation>
    </message>
    <message>
        <source>不发</source>
        <translation>not to issue</translation>
    </message>
    <message>
        <source>生僻字</source>
        <translation>rare</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the data…</translation>
    </message>
    <message>
        <source>在“课程”里结了班，就列在这里。</source>
        <translation>Finish a class under Courses and it is listed here.</translation>
    </message>
    <message>
        <source>还没有可以发证的班</source>
        <translation>No finished class yet</translation>
    </message>
    <message>
        <source>最后一次课</source>
        <translation>Last session</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>已发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>发证</source>
        <comment>to be done</comment>
        <translation>Issue</translation>
    </message>
    <message>
        <source>去结班</source>
        <translation>Finish it</translation>
    </message>
    <message>
        <source>还在上课</source>
        <translation>still going on</translation>
    </message>
    <message>
        <source>去同步</source>
        <translation>Go to Sync</translation>
    </message>
    <message>
        <source>打印 {n} 张</source>
        <translation>Print {n}</translation>
    </message>
    <message>
        <source>还没有选人</source>
        <translation>Nobody ticked yet</translation>
    </message>
    <message>
        <source>按空格打钩，选好再打印。</source>
        <translation>Tick with Space, then print.</translation>
    </message>
    <message>
        <source>编号 {first} 到 {last}</source>
        <translation>Numbers {first} to {last}</translation>
    </message>
    <message>
        <source>编号 {first}</source>
        <translation>Number {first}</translation>
    </message>
    <message>
        <source>打出来的号不会再用第二次；补发会写“补发”</source>
        <translation>A number is never used again; a second copy says so</translation>
    </message>
    <message>
        <source>这个班没有学员</source>
        <translation>Nobody is in this class</translation>
    </message>
    <message>
        <source>第 {n} 张，共 {total} 张</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>not ticked</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>正在画证书…</source>
        <translation>Drawing the certificate…</translation>
    </message>
    <message>
        <source>{name}的证书</source>
        <translation>{name}&apos;s certificate</translation>
    </message>
    <message>
        <source>画证书</source>
        <translation>Drawing certificates</translation>
    </message>
    <message>
        <source>正在记 {n} / {total}</source>
        <translation>Noting {n} / {total}</translation>
    </message>
    <message>
        <source>记下打印</source>
        <translation>Noting what was printed</translation>
    </message>
    <message>
        <source>打印证书</source>
        <translation>Printing certificates</translation>
    </message>
    <message>
        <source>看这位学员</source>
        <translation>See the learner</translation>
    </message>
    <message>
        <source>算数的课</source>
        <translation>Sessions that count</translation>
    </message>
    <message>
        <source>还没有算数的课</source>
        <translation>No session counts yet</translation>
    </message>
    <message>
        <source>{name}为什么不能发</source>
        <translation>Why {name} gets none</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>到了没有</source>
        <translation>Attended</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>待打印</source>
        <translation>To print</translation>
    </message>
    <message>
        <source>待盖章</source>
        <translation>To seal</translation>
    </message>
    <message>
        <source>待领取</source>
        <translation>To collect</translation>
    </message>
    <message>
        <source>已领取</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>已替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>丢了</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>坏了</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>信息改过</source>
        <translation>Details changed</translation>
    </message>
    <message>
        <source>打印出错</source>
        <translation>Misprint</translation>
    </message>
    <message>
        <source>发错了</source>
        <translation>Issued wrongly</translation>
    </message>
    <message>
        <source>考勤改过</source>
        <translation>Attendance changed</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>issued</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>盖章</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>领走</source>
        <translation>collected</translation>
    </message>
    <message>
        <source>给{name}补发，为什么？</source>
        <translation>Reissue to {name}: why?</translation>
    </message>
    <message>
        <source>号不变，纸上会写“补发”和日期，接着就打印</source>
        <translation>Same number; the paper says it is a second copy; printed at once</translation>
    </message>
    <message>
        <source>替换{name}的证书，为什么？</source>
        <translation>Replace {name}&apos;s certificate: why?</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>发一张新号的，按现在的姓名和考勤写；旧的请收回</source>
        <translation>A new number, with name and attendance as of now; take the old one back</translation>
    </message>
    <message>
        <source>作废{name}的证书，为什么？</source>
        <translation>Revoke {name}&apos;s certificate: why?</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>以后谁来核验都会看到“已作废”，不能撤销</source>
        <translation>Whoever verifies it will see that it is revoked; this cannot be undone</translation>
    </message>
    <message>
        <source>{name}的证书，谁来领的？</source>
        <translation>Who took {name}&apos;s certificate?</translation>
    </message>
    <message>
        <source>领走了</source>
        <translation>Collected</translation>
    </message>
    <message>
        <source>本人来领，两格都可以空着</source>
        <translation>If the learner came, leave both empty</translation>
    </message>
    <message>
        <source>写一句原因</source>
        <translation>Why, in a sentence</translation>
    </message>
    <message>
        <source>写一句，比如：搬家时丢的</source>
        <translation>e.g. lost when moving</translation>
    </message>
    <message>
        <source>谁领的</source>
        <translation>Who took it</translation>
    </message>
    <message>
        <source>代领人，比如：女儿王丽</source>
        <translation>Somebody else, e.g. the daughter</translation>
    </message>
    <message>
        <source>代领人证件后四位</source>
        <translation>Last four of their ID</translation>
    </message>
    <message>
        <source>证件后四位</source>
        <translation>ID, last four</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请写一句原因</source>
        <translation>Please say why</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>Reissue</translation>
    </message>
    <message>
        <source>这位学员的资料已经清除，号还留着</source>
        <translation>The learner&apos;s data was erased; the number stays</translation>
    </message>
    <message>
        <source>卡纸重打</source>
        <translation>Reprint</translation>
    </message>
    <message>
        <source>登记的姓名后来改成了“{name}”，要换新证书请点“替换”</source>
        <translation>The registered name is now {name}; Replace gives a new certificate</translation>
    </message>
    <message>
        <source>{attended} / {counted} 次</source>
        <translation>{attended} / {counted}</translation>
    </message>
    <message>
        <source>已经发过了</source>
        <translation>Has one</translation>
    </message>
    <message>
        <source>班还没有结</source>
        <translation>Class not finished</translation>
    </message>
    <message>
        <source>不在册</source>
        <translation>Not on the roster</translation>
    </message>
    <message>
        <source>出勤不到 {pct} %</source>
        <translation>Below {pct} %</translation>
    </message>
    <message>
        <source>学时不到 {asked}</source>
        <translation>Below {asked} hours</translation>
    </message>
    <message>
        <source>登记没补全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>有字印不出：{characters}</source>
        <translation>Cannot print {characters}</translation>
    </message>
    <message>
        <source>还不能发</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>{times}，还差 {n} 次</source>
        <translation>{times}, {n} short</translation>
    </message>
    <message>
        <source>有 {n} 学时</source>
        <translation>has {n} hours</translation>
    </message>
    <message>
        <source>编号 {n}</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>先到“课程”里结班</source>
        <translation>See Courses</translation>
    </message>
    <message>
        <source>退学、转出的不发</source>
        <translation>Left the class</translation>
    </message>
    <message>
        <source>先到“学员”里补全</source>
        <translation>See Learners</translation>
    </message>
    <message>
        <source>先别发，告诉管理员</source>
        <translation>Tell somebody</translation>
    </message>
    <message>
        <source>这个班的证书已经发过，编号 {number}。</source>
        <translation>Has a certificate of this class: {number}.</translation>
    </message>
    <message>
        <source>这个班还没有结班，先到“课程”里结班。</source>
        <translation>The class is not finished; finish it under Courses.</translation>
    </message>
    <message>
        <source>不在这个班的在册名单里。</source>
        <translation>Is not on the roster of this class.</translation>
    </message>
    <message>
        <source>算数的课 {counted} 次，到了 {attended} 次，是 {share}；要到 {pct} %，还差 {lacks} 次。</source>
        <translation>{counted} sessions count, {attended} attended: {share}. {pct} % are needed, {lacks} are missing.</translation>
    </message>
    <message>
        <source>得了 {got} 学时，这个班要 {asked} 学时。</source>
        <translation>Has {got} hours; this class asks for {asked}.</translation>
    </message>
    <message>
        <source>登记还没有补全，先到“学员”里补全。</source>
        <translation>The registration is incomplete; complete it under Learners.</translation>
    </message>
    <message>
        <source>姓名里的“{characters}”这台电脑印不出来。先别发，告诉管理员。</source>
        <translation>This computer cannot print {characters}. Tell the administrator first.</translation>
    </message>
    <message>
        <source>现在还不能发。</source>
        <translation>Not possible yet.</translation>
    </message>
    <message>
        <source>没有记录</source>
        <translation>nothing noted</translation>
    </message>
    <message>
        <source>那天还没有学时规则</source>
        <translation>no rule of hours that day</translation>
    </message>
    <message>
        <source>学时规则第 {version} 版</source>
        <translation>rule of hours, version {version}</translation>
    </message>
    <message>
        <source>要求：出勤 {pct} % 以上</source>
        <translation>Asked for: {pct} % attendance</translation>
    </message>
    <message>
        <source>{n} 学时以上</source>
        <translation>{n} hours</translation>
    </message>
    <message>
        <source>要您看</source>
        <translation>look</translation>
    </message>
    <message>
        <source>改过名</source>
        <translation>renamed</translation>
    </message>
    <message>
        <source>补发 {n} 次</source>
        <translation>copy {n}</translation>
    </message>
    <message>
        <source>这个号有两张证书，只能留一张：看清楚，把不对的那张作废。</source>
        <translation>Two certificates have this number: look closely and revoke the wrong one.</translation>
    </message>
    <message>
        <source>两台电脑各发了一张：留一张，另一张作废。</source>
        <translation>Two desks each issued one: keep one, revoke the other.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{moment} {what}：{said}</source>
        <translation>{moment} {what}: {said}</translation>
    </message>
    <message>
        <source>{moment} {what}</source>
        <translation>{moment} {what}</translation>
    </message>
    <message>
        <source>证件尾号 {tail}</source>
        <translation>ID ending {tail}</translation>
    </message>
    <message>
        <source>选了 {n} 张，共 {of} 张</source>
        <translation>{n} of {of} ticked</translation>
    </message>
    <message>
        <source>还没有选，按空格打钩</source>
        <translation>Nothing ticked; tick with Space</translation>
    </message>
    <message>
        <source>盖好了 {n} 张</source>
        <translation>{n} sealed</translation>
    </message>
    <message>
        <source>选一位，领走了就记一下</source>
        <translation>Choose who came, and note it</translation>
    </message>
    <message>
        <source>要您看一下 {n} 张</source>
        <translation>{n} to look at</translation>
    </message>
    <message>
        <source>“{text}”找到 {n} 张</source>
        <translation>{n} found for {text}</translation>
    </message>
    <message>
        <source>选了</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>没选</source>
        <translation>not ticked</translation>
    </message>
    <message>
        <source>已清除的学员</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>到哪一步了</source>
        <translation>How far they are</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>不算数</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>Nothing found for {text}</translation>
    </message>
    <message>
        <source>试试姓名、拼音首字母，或证书编号里的 6 位数。</source>
        <translation>Try a name, its initials, or the six digits of a number.</translation>
    </message>
    <message>
        <source>没有要打印的</source>
        <translation>Nothing to print</translation>
    </message>
    <message>
        <source>在“发证”里选一个班，打印以后往这里走。</source>
        <translation>Choose a class under Issue; what is printed moves on from here.</translation>
    </message>
    <message>
        <source>没有等盖章的</source>
        <translation>Nothing to seal</translation>
    </message>
    <message>
        <source>打印好的会列在这里。</source>
        <translation>What is printed is listed here.</translation>
    </message>
    <message>
        <source>没有等人领的</source>
        <translation>Nothing to collect</translation>
    </message>
    <message>
        <source>盖好章的会列在这里。</source>
        <translation>What is sealed is listed here.</translation>
    </message>
    <message>
        <source>还没有人领过</source>
        <translation>Nothing collected yet</translation>
    </message>
    <message>
        <source>领走的会列在这里。</source>
        <translation>What was collected is listed here.</translation>
    </message>
    <message>
        <source>没有作废或替换的</source>
        <translation>Nothing revoked or replaced</translation>
    </message>
    <message>
        <source>没有要您看的</source>
        <translation>Nothing to look at</translation>
    </message>
</context>
<context>
    <name>CertificatesPage</name>
    <message>
        <source>资料没有打开</source>
        <translation>The data is not open</translation>
    </message>
    <message>
        <source>按 {key} 再试一次。</source>
        <translation>Press {key} to try again.</translation>
    </message>
    <message>
        <source>没有读出来</source>
        <translation>It could not be read</translation>
    </message>
    <message>
        <source>上一批还在打</source>
        <translation>The last batch is still printing</translation>
    </message>
    <message>
        <source>打完再接着打这一批。</source>
        <translation>Print this one when it is done.</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Diplomas</translation>
    </message>
    <message>
        <source>已发 {n}</source>
        <translation>Issued {n}</translation>
    </message>
    <message>
        <source>要您看一下 {n}</source>
        <translation>Look at {n}</translation>
    </message>
    <message>
        <source>发证或已发</source>
        <translation>To issue or issued</translation>
    </message>
    <message>
        <source>发证</source>
        <comment>the page</comment>
        <translation>Issue</translation>
    </message>
    <message>
        <source>找证书</source>
        <translation>Find a certificate</translation>
    </message>
    <message>
        <source>姓名或编号</source>
        <translation>Name or number</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>修改记录</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>去掉了{what}</source>
        <translation>{what} removed</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>登记：{what}</source>
        <translation>Entered: {what}</translation>
    </message>
    <message>
        <source>没有用上的：{what}</source>
        <translation>Not used: {what}</translation>
    </message>
    <message>
        <source>原来是什么，这台电脑不知道</source>
        <translation>What was there before is not known here</translation>
    </message>
    <message>
        <source>两边都改了这一处，用了另一个</source>
        <translation>Both sides changed this; the other value is used</translation>
    </message>
    <message>
        <source>区里</source>
        <translation>The district</translation>
    </message>
    <message>
        <source>没有记名</source>
        <translation>No name noted</translation>
    </message>
    <message>
        <source>来自其它电脑</source>
        <translation>From another computer</translation>
    </message>
    <message>
        <source>{what}：内容已按规定删除</source>
        <translation>{what}: erased as the rules require</translation>
    </message>
    <message>
        <source>{what}：{new}</source>
        <translation>{what}: {new}</translation>
    </message>
    <message>
        <source>{what}：{old} → {new}</source>
        <translation>{what}: {old} → {new}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>改了什么</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>还没有改过</source>
        <translation>Nothing changed yet</translation>
    </message>
    <message>
        <source>以后谁改了什么，都记在这里。</source>
        <translation>Whoever changes anything from now on is noted here.</translation>
    </message>
</context>
<context>
    <name>CheckInLists</name>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>纸上补的</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>刚才签到</source>
        <translation>Just now</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已撤销：{reason}</source>
        <translation>Undone: {reason}</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>Ends {last4}</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>{time} 到</source>
        <translation>Came {time}</translation>
    </message>
    <message>
        <source>没有卡</source>
        <translation>No card</translation>
    </message>
    <message>
        <source>到了</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>b. {year}</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>临时</source>
        <translation>Guest</translation>
    </message>
</context>
<context>
    <name>CheckInPage</name>
    <message>
        <source>换一节课</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>资料没有打开</source>
        <translation>Records not opened</translation>
    </message>
    <message>
        <source>{name}的登记还没填完</source>
        <translation>The registration of {name} is not finished</translation>
    </message>
    <message>
        <source>有一份登记还没填完</source>
        <translation>A registration is not finished</translation>
    </message>
    <message>
        <source>填过的都在</source>
        <translation>What was filled in is still there</translation>
    </message>
    <message>
        <source>接着填</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>CheckInTimes</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>Tomorrow</translation>
    </message>
</context>
<context>
    <name>CheckInView</name>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>都到齐了</source>
        <translation>Everybody is here</translation>
    </message>
    <message>
        <source>选好课，名单就在这里</source>
        <translation>Choose a class and its roster is here</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
</context>
<context>
    <name>CheckInWords</name>
    <message>
        <source>换一节课</source>
        <translation>Change class</translation>
    </message>
    <message>
        <source>现在就开始签到</source>
        <translation>Start check-in now</translation>
    </message>
    <message>
        <source>现在没有课</source>
        <translation>No class now</translation>
    </message>
    <message>
        <source>最近也没有排课，可以从课程里选一节</source>
        <translation>None is planned soon either; you can choose one from the courses</translation>
    </message>
    <message>
        <source>下一节：{day} {time} {title}·{opens} 起可以签到</source>
        <translation>Next: {day} {time} {title}·check-in from {opens}</translation>
    </message>
    <message>
        <source>请刷卡</source>
        <translation>Please swipe</translation>
    </message>
    <message>
        <source>把卡放在读卡器上，听到一声就好</source>
        <translation>Hold the card to the reader until it beeps</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>刚才的卡号被输入法打乱了，没有签到</source>
        <translation>The input method garbled the number; nobody was checked in</translation>
    </message>
    <message>
        <source>不登记了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>这张卡是谁的？</source>
        <translation>Whose card is it?</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·输入她的姓名拼音，找到她</source>
        <translation>Card ending {last4}·type her name in pinyin to find her</translation>
    </message>
    <message>
        <source>签到成功</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>晚到 {n} 分钟</source>
        <translation>{n} min late</translation>
    </message>
    <message>
        <source>已经签过到了（{time}），不用再刷</source>
        <translation>Already in since {time}, no need to swipe again</translation>
    </message>
    <message>
        <source>同时报了 {n} 节课，这次上哪一节？</source>
        <translation>Enrolled in {n} classes now. Which one is it?</translation>
    </message>
    <message>
        <source>没有报名这门课，可以当场加入</source>
        <translation>Not enrolled here, but may join on the spot</translation>
    </message>
    <message>
        <source>没有报名这门课，名额也满了</source>
        <translation>Not enrolled here, and the class is full</translation>
    </message>
    <message>
        <source>不是这个社团的成员，可以从今天起加入</source>
        <translation>Not a member of this society; may join from today</translation>
    </message>
    <message>
        <source>加入社团</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>今天来做客</source>
        <translation>Guest today</translation>
    </message>
    <message>
        <source>这几门课都没有报名，选一门当场加入</source>
        <translation>Enrolled in none of these; choose one to join</translation>
    </message>
    <message>
        <source>这几场都没有她的名字，选一场当场加入</source>
        <translation>On none of these lists: choose one to join</translation>
    </message>
    <message>
        <source>现在没有课，还没有签到</source>
        <translation>No class now, nobody was checked in</translation>
    </message>
    <message>
        <source>选一节课</source>
        <translation>Choose a class</translation>
    </message>
    <message>
        <source>这张卡有 {n} 个人在用</source>
        <translation>Holders of this card: {n}</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·是哪一位？</source>
        <translation>Card ending {last4}·which of them is it?</translation>
    </message>
    <message>
        <source>卡尾号 {last4}·没有签到</source>
        <translation>Card ending {last4}·not checked in</translation>
    </message>
    <message>
        <source>登记这张卡</source>
        <translation>Register it</translation>
    </message>
    <message>
        <source>是老学员的新卡</source>
        <translation>A known learner&apos;s</translation>
    </message>
    <message>
        <source>先不管</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>这张卡还没登记</source>
        <translation>This card is not registered</translation>
    </message>
    <message>
        <source>这张卡挂失了（尾号 {last4}），没有签到</source>
        <translation>Reported lost (ending {last4}); not checked in</translation>
    </message>
    <message>
        <source>这张卡已经注销（尾号 {last4}），没有签到</source>
        <translation>Cancelled card (ending {last4}); not checked in</translation>
    </message>
    <message>
        <source>这是换下来的旧卡（尾号 {last4}），请刷新卡</source>
        <translation>An old card (ending {last4}); please swipe the new one</translation>
    </message>
    <message>
        <source>没读出卡号</source>
        <translation>No card number was read</translation>
    </message>
    <message>
        <source>请把卡拿开，再刷一次</source>
        <translation>Take the card away and swipe again</translation>
    </message>
    <message>
        <source>“{title}”已经收尾，没有签到，请先记在纸上</source>
        <translation>&quot;{title}&quot; is closed; not checked in, please note it on paper</translation>
    </message>
    <message>
        <source>教室最多坐 {n} 人，已经满了，没有签到</source>
        <translation>The room holds {n} and is full; not checked in</translation>
    </message>
    <message>
        <source>这一节最多 {n} 人，已经满了，没有签到</source>
        <translation>This session takes {n} at most and is full; not checked in</translation>
    </message>
    <message>
        <source>“{title}”名额刚满，没有加入，也没有签到</source>
        <translation>&quot;{title}&quot; has just filled up; not joined and not checked in</translation>
    </message>
    <message>
        <source>没有签到</source>
        <translation>Not checked in</translation>
    </message>
    <message>
        <source>这次没有记上，请再刷一次；还不行就记在纸上</source>
        <translation>Nothing was recorded. Please swipe again; if that fails, note it on paper</translation>
    </message>
    <message>
        <source>是本人，照样签到</source>
        <translation>It is her, check in</translation>
    </message>
    <message>
        <source>加入本课</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>只记今天来过</source>
        <translation>Visit only</translation>
    </message>
    <message>
        <source>本社团</source>
        <translation>in this society</translation>
    </message>
    <message>
        <source>第 {n} 次</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>本课</source>
        <translation>in this class</translation>
    </message>
    <message>
        <source>累计学时</source>
        <translation>hours in all</translation>
    </message>
    <message>
        <source>还剩名额</source>
        <translation>seats left</translation>
    </message>
</context>
<context>
    <name>ClassActions</name>
    <message>
        <source>全班到齐</source>
        <translation>All here</translation>
    </message>
    <message>
        <source>下课收尾</source>
        <translation>Close class</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
</context>
<context>
    <name>ClassActs</name>
    <message>
        <source>点错了</source>
        <translation>By mistake</translation>
    </message>
    <message>
        <source>替人刷的</source>
        <translation>Not her card</translation>
    </message>
    <message>
        <source>走错教室</source>
        <translation>Wrong room</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>为什么撤销{name}？</source>
        <translation>Why undo {name}?</translation>
    </message>
    <message>
        <source>没到的 {n} 人都记成已到？</source>
        <translation>Mark all who are missing ({n}) as here?</translation>
    </message>
    <message>
        <source>都到了</source>
        <translation>All here</translation>
    </message>
    <message>
        <source>“{title}”下课收尾？</source>
        <translation>Close &quot;{title}&quot;?</translation>
    </message>
    <message>
        <source>收尾以后这节课不能再签到。</source>
        <translation>After that nobody can check in to it.</translation>
    </message>
    <message>
        <source>没到的 {n} 人会记成缺席。</source>
        <translation>Who is missing ({n}) will be marked absent. </translation>
    </message>
    <message>
        <source>收尾</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{n} 人都记成已到了</source>
        <translation>Marked as here: {n}</translation>
    </message>
    <message>
        <source>点错了就撤销，没到的还是没到</source>
        <translation>If that was a mistake, undo it: who is missing will be missing again</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>“{title}”收尾好了</source>
        <translation>&quot;{title}&quot; is closed</translation>
    </message>
    <message>
        <source>{n} 人记成缺席</source>
        <translation>Marked absent: {n}</translation>
    </message>
    <message>
        <source>全都到了</source>
        <translation>Everybody came</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
    <message>
        <source>全班到齐已经撤销</source>
        <translation>&quot;All here&quot; is undone</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in &quot;{folder}&quot;</translation>
    </message>
    <message>
        <source>签到表存好了</source>
        <translation>The register is saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ClassMode</name>
    <message>
        <source>新开一个班</source>
        <translation>New class</translation>
    </message>
    <message>
        <source>回上一页</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>所有学期</source>
        <translation>All terms</translation>
    </message>
    <message>
        <source>{n} 个班</source>
        <translation>{n} classes</translation>
    </message>
    <message>
        <source>{of} 个班里找到 {n} 个</source>
        <translation>{n} of {of} classes</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>Nothing found for “{text}”</translation>
    </message>
    <message>
        <source>试试班名的拼音首字母、老师或班号。</source>
        <translation>Try the initials of the title, the teacher or the number.</translation>
    </message>
    <message>
        <source>{term}还没有班</source>
        <translation>{term}: no classes yet</translation>
    </message>
    <message>
        <source>开一个班：填名称、地点和每周几点，课次会自动排好。</source>
        <translation>Plan one: title, place and weekly hours; all dates follow from them.</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>什么时候，在哪里</source>
        <translation>When and where</translation>
    </message>
    <message>
        <source>报了多少</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>下一次</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>找班级</source>
        <translation>Find a class</translation>
    </message>
    <message>
        <source>班名、老师或班号</source>
        <translation>Title, teacher or number</translation>
    </message>
    <message>
        <source>上学期</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>下学期</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>新开一个班</source>
        <translation>New class</translation>
    </message>
    <message>
        <source>改“{title}”</source>
        <translation>Edit “{title}”</translation>
    </message>
    <message>
        <source>两样填一样</source>
        <translation>Only one</translation>
    </message>
    <message>
        <source>看上面的话</source>
        <translation>See above</translation>
    </message>
    <message>
        <source>日期会列在这里</source>
        <translation>The dates will be listed here</translation>
    </message>
    <message>
        <source>填好星期、几点、第一天和上几次。</source>
        <translation>Fill in weekdays, hours, first day and how many.</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>发布了，可以报名</source>
        <translation>Published; people may enrol</translation>
    </message>
    <message>
        <source>开班了</source>
        <translation>The class has started</translation>
    </message>
    <message>
        <source>为什么取消“{title}”？还没上的课都会停，教室让出来。</source>
        <translation>Why cancel “{title}”? All meetings to come are called off and the rooms are free again.</translation>
    </message>
    <message>
        <source>报名太少</source>
        <translation>Too few people</translation>
    </message>
    <message>
        <source>老师有事</source>
        <translation>Teacher away</translation>
    </message>
    <message>
        <source>别的…</source>
        <translation>Other…</translation>
    </message>
    <message>
        <source>没有可以撤销的</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>撤销好了</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>结班以后名单就定了：够结业 {n} 人，不够 {m} 人。现在结班？</source>
        <translation>Closing settles the list: {n} have earned it, {m} have not. Close now?</translation>
    </message>
    <message>
        <source>结班</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>结业 {n} 人，未结业 {m} 人</source>
        <translation>{n} earned it, {m} did not</translation>
    </message>
    <message>
        <source>{n} 人的结业结果先留着，再结班时重算</source>
        <translation>The results of {n} people stand until it is closed again</translation>
    </message>
    <message>
        <source>重开了</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>这个班发过 {n} 张证书，不会跟着变</source>
        <translation>{n} certificates of this class stand as they were issued</translation>
    </message>
    <message>
        <source>考勤改了要换证书的，到“证书”里点“替换”。</source>
        <translation>To change one after a correction, use Replace under Certificates.</translation>
    </message>
    <message>
        <source>停了 {n} 次课，教室让出来了</source>
        <translation>{n} meetings called off, rooms free again</translation>
    </message>
    <message>
        <source>这个班取消了</source>
        <translation>The class is cancelled</translation>
    </message>
    <message>
        <source>天气不好</source>
        <translation>Bad weather</translation>
    </message>
    <message>
        <source>{nth}为什么停？</source>
        <translation>{nth}: why call it off?</translation>
    </message>
    <message>
        <source>{nth}重开了</source>
        <translation>{nth} is open again</translation>
    </message>
    <message>
        <source>{nth}照常上</source>
        <translation>{nth} takes place after all</translation>
    </message>
    <message>
        <source>{nth}停了，教室让出来了</source>
        <translation>{nth} called off, room free again</translation>
    </message>
    <message>
        <source>报错了</source>
        <translation>Mistake</translation>
    </message>
    <message>
        <source>本人不来了</source>
        <translation>Stopped coming</translation>
    </message>
    <message>
        <source>{name}为什么退学？</source>
        <translation>Why does {name} leave?</translation>
    </message>
    <message>
        <source>{name}的报名取消了</source>
        <translation>{name}’s enrolment is cancelled</translation>
    </message>
    <message>
        <source>{name}最后一天是哪天？</source>
        <translation>What was {name}’s last day?</translation>
    </message>
    <message>
        <source>今天，{day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>别的日子…</source>
        <translation>Another day…</translation>
    </message>
    <message>
        <source>写月和日，像 11-20，再按回车</source>
        <translation>Month and day, such as 11-20, then Enter</translation>
    </message>
    <message>
        <source>看不懂“{text}”是哪天</source>
        <translation>“{text}” is no day that can be read</translation>
    </message>
    <message>
        <source>写成 11-20 或 2026-11-20。</source>
        <translation>Write 11-20 or 2026-11-20.</translation>
    </message>
    <message>
        <source>{name}退学了，最后一天是 {day}</source>
        <translation>{name} has left; the last day was {day}</translation>
    </message>
    <message>
        <source>空出一个名额</source>
        <translation>A seat is free</translation>
    </message>
    <message>
        <source>候补第一位是{name}</source>
        <translation>First on the waiting list: {name}</translation>
    </message>
    <message>
        <source>让她递补</source>
        <translation>Give it to her</translation>
    </message>
    <message>
        <source>{name}不等了？</source>
        <translation>{name} waits no more?</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{name}不在候补里了</source>
        <translation>{name} is off the waiting list</translation>
    </message>
    <message>
        <source>破例收下{name}，为什么？</source>
        <translation>Why make an exception for {name}?</translation>
    </message>
    <message>
        <source>写原因…</source>
        <translation>Write why…</translation>
    </message>
    <message>
        <source>{name}递补上了</source>
        <translation>{name} has a seat now</translation>
    </message>
    <message>
        <source>满员了，{name}排到候补第 {n} 位</source>
        <translation>Full: {name} is number {n} on the waiting list</translation>
    </message>
    <message>
        <source>{name}报上了</source>
        <translation>{name} is enrolled</translation>
    </message>
    <message>
        <source>哪位家属给{name}签的字？</source>
        <translation>Which relative signed for {name}?</translation>
    </message>
    <message>
        <source>写姓名…</source>
        <translation>Write the name…</translation>
    </message>
    <message>
        <source>写签字人的姓名，再按回车</source>
        <translation>Who signed, then Enter</translation>
    </message>
    <message>
        <source>请专职管理来做：按 {key} 换人值班，做完再换回来。</source>
        <translation>Ask a manager: {key} hands the desk over, and back afterwards.</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>按 {key} 撤销</source>
        <translation>{key} undoes it</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>还没有人报名</source>
        <translation>Nobody enrolled yet</translation>
    </message>
    <message>
        <source>按“报名”找人，或直接刷她的卡。</source>
        <translation>Press Enrol and find her, or scan her card.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>够不够结业</source>
        <translation>Earned?</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>来了</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>退学</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>还没有课次</source>
        <translation>No meetings yet</translation>
    </message>
    <message>
        <source>在“更多”里加一次课。</source>
        <translation>Add one under More.</translation>
    </message>
    <message>
        <source>课次</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>到了多少</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>{n} / {of} 人</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>没有人候补</source>
        <translation>Nobody waits</translation>
    </message>
    <message>
        <source>满员以后报名的人排在这里。</source>
        <translation>Who enrols when it is full is listed here.</translation>
    </message>
    <message>
        <source>候补</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>位次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>什么时候报的</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>递补</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>No. …{last4}</translation>
    </message>
    <message>
        <source>这个班</source>
        <translation>This class</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>People</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>改这个班的资料</source>
        <translation>Edit this class</translation>
    </message>
    <message>
        <source>加一次课</source>
        <translation>Add a meeting</translation>
    </message>
    <message>
        <source>名册存成 PDF</source>
        <translation>Class list as PDF</translation>
    </message>
    <message>
        <source>名册存成 Excel</source>
        <translation>Save the class list as Excel</translation>
    </message>
    <message>
        <source>签到表存成 Excel</source>
        <translation>Save the register as Excel</translation>
    </message>
    <message>
        <source>发布，可以报名</source>
        <translation>Publish for enrolment</translation>
    </message>
    <message>
        <source>开班</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>重开这个班</source>
        <translation>Reopen this class</translation>
    </message>
    <message>
        <source>取消这个班</source>
        <translation>Cancel this class</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>重开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>报了 {filled}</source>
        <translation>Enrolled {filled}</translation>
    </message>
    <message>
        <source>下一次 {when}</source>
        <translation>next {when}</translation>
    </message>
    <message>
        <source>名单 {n}</source>
        <translation>People {n}</translation>
    </message>
    <message>
        <source>课次 {n}</source>
        <translation>Meetings {n}</translation>
    </message>
    <message>
        <source>候补 {n}</source>
        <translation>Waiting {n}</translation>
    </message>
    <message>
        <source>草拟</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>报名中</source>
        <translation>Enrolling</translation>
    </message>
    <message>
        <source>在上</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>结班了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>取消了</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>并班了</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>教室撞了</source>
        <translation>Room clash</translation>
    </message>
    <message>
        <source>上过了</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>停课</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>没上成</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>上了 {n} / {of} 次</source>
        <translation>{n} of {of} held</translation>
    </message>
    <message>
        <source>{n} 学时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} / {of} 次</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>退学了</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>{day} 退学</source>
        <translation>Left on {day}</translation>
    </message>
    <message>
        <source>还没上过课</source>
        <translation>Nothing held yet</translation>
    </message>
    <message>
        <source>结业了</source>
        <translation>Earned</translation>
    </message>
    <message>
        <source>够结业</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>还差 {n} 次（要来满 {pct}%）</source>
        <translation>{n} more needed ({pct}%)</translation>
    </message>
    <message>
        <source>还差 {n} 学时</source>
        <translation>{n} h missing</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation>(required)</translation>
    </message>
    <message>
        <source>班名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>按 ↓ 看全部</source>
        <translation>↓ shows all</translation>
    </message>
    <message>
        <source>老师</source>
        <translation>Teacher</translation>
    </message>
    <message>
        <source>学期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>在哪里上</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>按 ↓ 选，别处直接写</source>
        <translation>↓ shows all, or just write</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>最多</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>破例也不超</source>
        <translation>Never more</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>几点结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>第一天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>每几周</source>
        <translation>Every … weeks</translation>
    </message>
    <message>
        <source>不填就每周</source>
        <translation>Blank: every week</translation>
    </message>
    <message>
        <source>上几次</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>或上到哪天</source>
        <translation>Or until</translation>
    </message>
    <message>
        <source>跳过哪些天</source>
        <translation>Days skipped</translation>
    </message>
    <message>
        <source>用空格隔开：1-1 1-2</source>
        <translation>With spaces: 1-1 1-2</translation>
    </message>
    <message>
        <source>每次学时</source>
        <translation>Hours each</translation>
    </message>
    <message>
        <source>要来满 %</source>
        <translation>Attend %</translation>
    </message>
    <message>
        <source>结业学时</source>
        <translation>Hours to complete</translation>
    </message>
    <message>
        <source>不填只看来满没有</source>
        <translation>Blank: attendance alone</translation>
    </message>
    <message>
        <source>最小几岁</source>
        <translation>Youngest</translation>
    </message>
    <message>
        <source>最大几岁</source>
        <translation>Oldest</translation>
    </message>
    <message>
        <source>不填不限</source>
        <translation>Blank: no limit</translation>
    </message>
    <message>
        <source>满 {age} 岁要家属签承诺书</source>
        <translation>From {age} on a relative signs</translation>
    </message>
    <message>
        <source>收费（不勾就是免费）</source>
        <translation>There is a fee</translation>
    </message>
    <message>
        <source>收多少元</source>
        <translation>Fee in yuan</translation>
    </message>
    <message>
        <source>收费依据</source>
        <translation>Basis of the fee</translation>
    </message>
    <message>
        <source>文件名或文号</source>
        <translation>Document or its number</translation>
    </message>
    <message>
        <source>先不发布，只存草拟</source>
        <translation>Only a draft for now</translation>
    </message>
    <message>
        <source>不填按 {pct}%</source>
        <translation>Else {pct}%</translation>
    </message>
    <message>
        <source>至少勾一天</source>
        <translation>Tick at least one</translation>
    </message>
    <message>
        <source>要填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>看不懂</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>按时长 {n}</source>
        <translation>By length {n}</translation>
    </message>
    <message>
        <source>班级名册</source>
        <translation>Class list</translation>
    </message>
    <message>
        <source>班级名册 Excel</source>
        <translation>Class list, Excel</translation>
    </message>
    <message>
        <source>给“{title}”报名，{seats}</source>
        <translation>Enrol in “{title}”: {seats}</translation>
    </message>
    <message>
        <source>给谁报名？</source>
        <translation>Who enrols?</translation>
    </message>
    <message>
        <source>报过了</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>报这个班</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>找要报名的人</source>
        <translation>Find who enrols</translation>
    </message>
    <message>
        <source>报好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{nth}改到什么时候，在哪里？</source>
        <translation>{nth}: when and where instead?</translation>
    </message>
    <message>
        <source>加一次课：什么时候，在哪里？</source>
        <translation>One more meeting: when and where?</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>会排的日期</source>
        <translation>Dates of the plan</translation>
    </message>
    <message>
        <source>换教室</source>
        <translation>Take that room</translation>
    </message>
    <message>
        <source>换时间</source>
        <translation>Take that time</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>已有：{title} {hours}</source>
        <translation>Taken: {title} {hours}</translation>
    </message>
    <message>
        <source>撞了</source>
        <translation>Clash</translation>
    </message>
    <message>
        <source>{n} 次，{first} 到 {last}</source>
        <translation>{n} meetings, {first} to {last}</translation>
    </message>
    <message>
        <source>；“{place}”停用了</source>
        <translation>; “{place}” is out of use</translation>
    </message>
    <message>
        <source>；教室坐不下</source>
        <translation>; the room is too small</translation>
    </message>
    <message>
        <source>；{n} 次撞了别的预订</source>
        <translation>; {n} clash with other bookings</translation>
    </message>
    <message>
        <source>没有每次都空的教室和时间，请跳过撞了的日子。</source>
        <translation>No room and no time is free on every date: skip those that clash.</translation>
    </message>
    <message>
        <source>{place}每次都空着</source>
        <translation>{place} is free on every date</translation>
    </message>
    <message>
        <source>{place} {hours} 每次都空着</source>
        <translation>{place} {hours} is free on every date</translation>
    </message>
    <message>
        <source>每周哪几天</source>
        <translation>Weekdays</translation>
    </message>
    <message>
        <source>按空格勾选，← → 换一天</source>
        <translation>Space ticks, ← → change the day</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in “{folder}”</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>这个班现在不能报名</source>
        <translation>Nobody can enrol in this class now</translation>
    </message>
    <message>
        <source>还没有课次，打不出签到表</source>
        <translation>No meetings yet, so no sign-in sheet</translation>
    </message>
    <message>
        <source>“{title}”开好了，{n} 次课</source>
        <translation>“{title}” is planned, {n} meetings</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>加了一次课：{when}</source>
        <translation>One meeting more: {when}</translation>
    </message>
    <message>
        <source>{nth}改到 {when}</source>
        <translation>{nth} moved to {when}</translation>
    </message>
    <message>
        <source>班级名单 Excel</source>
        <translation>List of classes, Excel</translation>
    </message>
</context>
<context>
    <name>ClockWord</name>
    <message>
        <source>电脑的时间可能不对</source>
        <translation>The computer&apos;s clock may be wrong</translation>
    </message>
    <message>
        <source>签到都记下了，只是时间可能不准。请看看电脑右下角的时间，不对就告诉管理员。</source>
        <translation>All check-ins are kept, only their times may be off. Please look at the clock of the computer; if it is wrong, tell the administrator.</translation>
    </message>
</context>
<context>
    <name>Codes</name>
    <message>
        <source>撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>出席</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>早退</source>
        <translation>Left early</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>缺席</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>补课</source>
        <translation>Made up</translation>
    </message>
    <message>
        <source>免修</source>
        <translation>Exempt</translation>
    </message>
    <message>
        <source>刷卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>扫码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>人工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>纸质补录</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>平台导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>系统结课</source>
        <translation>At closing</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>市民卡/社会保障卡</source>
        <translation>Citizen card</translation>
    </message>
    <message>
        <source>电子码(二维码)</source>
        <translation>QR code</translation>
    </message>
    <message>
        <source>居民身份证</source>
        <translation>ID card</translation>
    </message>
    <message>
        <source>分院学员证</source>
        <translation>Learner&apos;s card</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>正式</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>已迁出</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>0—5岁</source>
        <translation>0–5</translation>
    </message>
    <message>
        <source>6—14岁</source>
        <translation>6–14</translation>
    </message>
    <message>
        <source>15—17岁</source>
        <translation>15–17</translation>
    </message>
    <message>
        <source>18—34岁</source>
        <translation>18–34</translation>
    </message>
    <message>
        <source>35—59岁</source>
        <translation>35–59</translation>
    </message>
    <message>
        <source>60—64岁</source>
        <translation>60–64</translation>
    </message>
    <message>
        <source>65—69岁</source>
        <translation>65–69</translation>
    </message>
    <message>
        <source>70—79岁</source>
        <translation>70–79</translation>
    </message>
    <message>
        <source>80岁及以上</source>
        <translation>80 and over</translation>
    </message>
    <message>
        <source>年龄未知</source>
        <translation>Age unknown</translation>
    </message>
    <message>
        <source>港澳台居民居住证</source>
        <translation>Residence permit (Hong Kong, Macau, Taiwan)</translation>
    </message>
    <message>
        <source>护照</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>外国人永久居留身份证</source>
        <translation>Permanent residence card</translation>
    </message>
    <message>
        <source>港澳居民来往内地通行证</source>
        <translation>Travel permit (Hong Kong, Macau)</translation>
    </message>
    <message>
        <source>台湾居民来往大陆通行证</source>
        <translation>Travel permit (Taiwan)</translation>
    </message>
    <message>
        <source>出生医学证明(儿童)</source>
        <translation>Birth certificate (child)</translation>
    </message>
    <message>
        <source>无证件/仅姓名</source>
        <translation>No document</translation>
    </message>
    <message>
        <source>报名学员</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>临时登记</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>社团成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>旁听一次</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>现场加入</source>
        <translation>Joined here</translation>
    </message>
    <message>
        <source>书画</source>
        <translation>painting</translation>
    </message>
    <message>
        <source>歌舞</source>
        <translation>singing, dancing</translation>
    </message>
    <message>
        <source>器乐戏曲</source>
        <translation>music, opera</translation>
    </message>
    <message>
        <source>手工园艺</source>
        <translation>crafts, gardens</translation>
    </message>
    <message>
        <source>健身养生</source>
        <translation>fitness</translation>
    </message>
    <message>
        <source>读书诵读</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>摄影</source>
        <translation>photography</translation>
    </message>
    <message>
        <source>科技数字</source>
        <translation>technology</translation>
    </message>
    <message>
        <source>公益志愿</source>
        <translation>volunteering</translation>
    </message>
    <message>
        <source>区</source>
        <translation>District</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>公益性培训</source>
        <translation>Public training</translation>
    </message>
    <message>
        <source>公益性讲座</source>
        <translation>Public lecture</translation>
    </message>
    <message>
        <source>社团学习</source>
        <translation>Society: learning</translation>
    </message>
    <message>
        <source>社团娱乐</source>
        <translation>Society: leisure</translation>
    </message>
    <message>
        <source>社团休闲</source>
        <translation>Society: recreation</translation>
    </message>
    <message>
        <source>社团健身</source>
        <translation>Society: sport</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>已报名</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>候补</source>
        <translation>Waiting list</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>退学</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>休学</source>
        <translation>On leave</translation>
    </message>
    <message>
        <source>结业</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>未结业</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>转出</source>
        <translation>Moved to another class</translation>
    </message>
    <message>
        <source>整体场所（含多个房间）</source>
        <translation>Whole site (several rooms)</translation>
    </message>
    <message>
        <source>教室</source>
        <translation>Classroom</translation>
    </message>
    <message>
        <source>多功能厅</source>
        <translation>Multi-purpose hall</translation>
    </message>
    <message>
        <source>舞蹈/形体室</source>
        <translation>Dance studio</translation>
    </message>
    <message>
        <source>书画室</source>
        <translation>Calligraphy and painting room</translation>
    </message>
    <message>
        <source>音乐/琴房</source>
        <translation>Music room</translation>
    </message>
    <message>
        <source>计算机教室</source>
        <translation>Computer room</translation>
    </message>
    <message>
        <source>阅览室/书房</source>
        <translation>Reading room</translation>
    </message>
    <message>
        <source>手工/烹饪室</source>
        <translation>Crafts and cookery room</translation>
    </message>
    <message>
        <source>会议室</source>
        <translation>Meeting room</translation>
    </message>
    <message>
        <source>展厅</source>
        <translation>Exhibition hall</translation>
    </message>
    <message>
        <source>室内体育场地</source>
        <translation>Indoor sports</translation>
    </message>
    <message>
        <source>室外体育场地/广场</source>
        <translation>Outdoor sports or square</translation>
    </message>
    <message>
        <source>户外基地</source>
        <translation>Outdoor base</translation>
    </message>
    <message>
        <source>未知的性别</source>
        <translation>Sex not known</translation>
    </message>
    <message>
        <source>男性</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女性</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>未说明的性别</source>
        <translation>Sex not stated</translation>
    </message>
    <message>
        <source>研究生教育</source>
        <translation>Postgraduate</translation>
    </message>
    <message>
        <source>大学本科教育</source>
        <translation>Bachelor</translation>
    </message>
    <message>
        <source>大学专科教育</source>
        <translation>College</translation>
    </message>
    <message>
        <source>中等职业教育</source>
        <translation>Vocational school</translation>
    </message>
    <message>
        <source>普通高级中学教育</source>
        <translation>Senior secondary</translation>
    </message>
    <message>
        <source>初级中学教育</source>
        <translation>Junior secondary</translation>
    </message>
    <message>
        <source>小学教育</source>
        <translation>Primary school</translation>
    </message>
    <message>
        <source>草拟</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已发布</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>已结班</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>并班</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>待上</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>已结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>停课</source>
        <translation>Called off</translation>
    </message>
    <message>
        <source>未活动</source>
        <translation>Did not meet</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>挂失</source>
        <translation>Reported lost</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Asked for</translation>
    </message>
    <message>
        <source>已同意</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>已拒绝</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>已使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Nobody came</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>成年</source>
        <translation>Of age</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Under age</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Her own</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>A relative&apos;s</translation>
    </message>
    <message>
        <source>教学</source>
        <translation>Teaching</translation>
    </message>
    <message>
        <source>办公</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>培育中</source>
        <translation>Growing</translation>
    </message>
    <message>
        <source>已备案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>停止活动</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Sent in</translation>
    </message>
    <message>
        <source>受理中</source>
        <translation>Taken up</translation>
    </message>
    <message>
        <source>已通过（已入库）</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>部分通过</source>
        <translation>Accepted in part</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>不予通过</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>副负责人</source>
        <translation>Deputy leader</translation>
    </message>
    <message>
        <source>财务</source>
        <translation>Treasurer</translation>
    </message>
    <message>
        <source>前台</source>
        <translation>Front desk</translation>
    </message>
    <message>
        <source>线上</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>联络员</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>续班</source>
        <translation>Carried on</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Society</translation>
    </message>
    <message>
        <source>待登记</source>
        <translation>To be registered</translation>
    </message>
    <message>
        <source>在册</source>
        <translation>On the register</translation>
    </message>
    <message>
        <source>暂停使用</source>
        <translation>Closed for now</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>Given up</translation>
    </message>
</context>
<context>
    <name>ConsentPanel</name>
    <message>
        <source>已当面说明，她同意登记</source>
        <translation>Told in person, she agrees</translation>
    </message>
    <message>
        <source>看说明全文</source>
        <translation>Read the full notice</translation>
    </message>
    <message>
        <source>收起说明</source>
        <translation>Hide the notice</translation>
    </message>
</context>
<context>
    <name>CountBlock</name>
    <message>
        <source>已到 {present} 人，应到 {expected} 人</source>
        <translation>{present} of {expected} are here</translation>
    </message>
    <message>
        <source>已到 {present} 人</source>
        <translation>{present} here</translation>
    </message>
    <message>
        <source>人已到</source>
        <translation>here</translation>
    </message>
    <message>
        <source>/ {n} 人已到</source>
        <translation>/ {n} here</translation>
    </message>
</context>
<context>
    <name>Courses</name>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>还没有人来</source>
        <translation>Nobody has come yet</translation>
    </message>
    <message>
        <source>还没有人报名</source>
        <translation>Nobody is enrolled yet</translation>
    </message>
    <message>
        <source>来的人签了到，就列在这里。</source>
        <translation>Who checks in will be listed here.</translation>
    </message>
    <message>
        <source>打印签到表</source>
        <translation>Print register</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>b. {year}</translation>
    </message>
    <message>
        <source>报了 {n} 人</source>
        <translation>{n} enrolled</translation>
    </message>
    <message>
        <source>缺席 {n}</source>
        <translation>Absent {n}</translation>
    </message>
    <message>
        <source>没到 {n}</source>
        <translation>Not here {n}</translation>
    </message>
    <message>
        <source>到了 {n}</source>
        <translation>Here {n}</translation>
    </message>
    <message>
        <source>请假 {n}</source>
        <translation>On leave {n}</translation>
    </message>
    <message>
        <source>临时 {n}</source>
        <translation>Guests {n}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这一天的课</source>
        <translation>Classes of this day</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>到了多少</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>去签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} came</translation>
    </message>
    <message>
        <source>{n} / {of} 人</source>
        <translation>{n} / {of}</translation>
    </message>
    <message>
        <source>可以签到</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>还没收尾</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>收尾好了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>停课</source>
        <translation>Called off</translation>
    </message>
    <message>
        <source>没上成</source>
        <translation>Did not meet</translation>
    </message>
    <message>
        <source>{time} 开门</source>
        <translation>Opens {time}</translation>
    </message>
    <message>
        <source>还没到这一天，不能签到</source>
        <translation>Not before that day</translation>
    </message>
    <message>
        <source>这节课收尾好了，不能再签到</source>
        <translation>Closed, no more check-in</translation>
    </message>
    <message>
        <source>这节课停了，不用签到</source>
        <translation>Called off, no check-in</translation>
    </message>
    <message>
        <source>这节课没上成，不用签到</source>
        <translation>It did not meet, no check-in</translation>
    </message>
</context>
<context>
    <name>CoursesPage</name>
    <message>
        <source>资料没有打开</source>
        <translation>Records not opened</translation>
    </message>
    <message>
        <source>没有读出来</source>
        <translation>Could not be read</translation>
    </message>
    <message>
        <source>按 {key} 再试一次。</source>
        <translation>Press {key} to try again.</translation>
    </message>
    <message>
        <source>今天没有课</source>
        <translation>No classes today</translation>
    </message>
    <message>
        <source>这天没有课</source>
        <translation>No classes on this day</translation>
    </message>
    <message>
        <source>往后两个月也没有排课。</source>
        <translation>None is planned for the next two months either.</translation>
    </message>
    <message>
        <source>下一次有课是 {day}。</source>
        <translation>The next classes are on {day}.</translation>
    </message>
    <message>
        <source>今天的课</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>班级</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in &quot;{folder}&quot;</translation>
    </message>
    <message>
        <source>签到表存好了</source>
        <translation>The register is saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>去签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>新开一个班</source>
        <translation>New class</translation>
    </message>
    <message>
        <source>去那一天</source>
        <translation>Go to that day</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>这一天的课</source>
        <translation>Classes</translation>
    </message>
</context>
<context>
    <name>DestroyBox</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DuplicatePanel</name>
    <message>
        <source>可能已经登记过</source>
        <translation>Maybe registered already</translation>
    </message>
    <message>
        <source>都不是？接着填左边就好</source>
        <translation>None of them? Just go on at the left</translation>
    </message>
    <message>
        <source>边填边找，先看看是不是她</source>
        <translation>Found while you type: is it her?</translation>
    </message>
    <message>
        <source>边填边找，现在还没有像她的人</source>
        <translation>Looked up while you type; nobody like her yet</translation>
    </message>
</context>
<context>
    <name>DuplicateRows</name>
    <message>
        <source>就是她</source>
        <translation>It is her</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>姓名一样</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>手机一样</source>
        <translation>Same phone</translation>
    </message>
    <message>
        <source>出生年一样</source>
        <translation>Same year</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>换人值班</source>
        <translation>Hand the desk over</translation>
    </message>
    <message>
        <source>{name}，{role}</source>
        <translation>{name}, {role}</translation>
    </message>
    <message>
        <source>现在是{name}值班</source>
        <translation>{name} is on duty now</translation>
    </message>
</context>
<context>
    <name>EditMode</name>
    <message>
        <source>登记同一家的下一位 {key}</source>
        <translation>Next of the family {key}</translation>
    </message>
    <message>
        <source>可能已经登记过，看看下面是不是她</source>
        <translation>She may be registered already: look below</translation>
    </message>
    <message>
        <source>是她就按 {key}；不是，再按一次 {save} 照样存。</source>
        <translation>Press {key} if it is her; if not, {save} once more saves anyway.</translation>
    </message>
    <message>
        <source>您填的还在，两边的都写在下面。再保存一次就用您填的。</source>
        <translation>What you typed is still there, both stand below. Saving again takes yours.</translation>
    </message>
    <message>
        <source>没读出卡号</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>请把卡拿开，再刷一次。</source>
        <translation>Take the card away and swipe again.</translation>
    </message>
    <message>
        <source>这张卡本来就是她的，尾号 {last4}</source>
        <translation>This card is hers already, ending in {last4}</translation>
    </message>
    <message>
        <source>这张卡是{name}的，没有登记给别人</source>
        <translation>This is {name}&apos;s card; nobody else got it</translation>
    </message>
    <message>
        <source>请换一张卡再刷。</source>
        <translation>Swipe another card.</translation>
    </message>
</context>
<context>
    <name>Enrol</name>
    <message>
        <source>（必填）</source>
        <translation>(required)</translation>
    </message>
    <message>
        <source>打电话向区社区学院要，15 分钟内有效，只能用一次</source>
        <translation>Ask the district college on the phone; good for 15 minutes and once</translation>
    </message>
    <message>
        <source>区里的地址</source>
        <translation>Address of the district</translation>
    </message>
    <message>
        <source>登记码</source>
        <translation>One-time code</translation>
    </message>
    <message>
        <source>和登记码一起给您的那一行</source>
        <translation>The line you were given with the code</translation>
    </message>
    <message>
        <source>区里的证书文件</source>
        <translation>Certificate file of the district</translation>
    </message>
    <message>
        <source>（区里给了才填）</source>
        <translation>(if you were given one)</translation>
    </message>
    <message>
        <source>用它认出真的是区里的服务器</source>
        <translation>By it the district&apos;s own server is known</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>登记这台电脑</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>在区里登记这台电脑</source>
        <translation>Enrol this computer with the district</translation>
    </message>
    <message>
        <source>重新在区里登记</source>
        <translation>Enrol with the district again</translation>
    </message>
    <message>
        <source>请填登记码</source>
        <translation>Please fill in the code</translation>
    </message>
    <message>
        <source>正在登记…</source>
        <translation>Enrolling…</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>请填区里的地址</source>
        <translation>Please fill in the address</translation>
    </message>
    <message>
        <source>这个文件读不了，请再选一次</source>
        <translation>This file cannot be read, please choose again</translation>
    </message>
    <message>
        <source>选区里给的证书文件</source>
        <translation>Choose the certificate file of the district</translation>
    </message>
    <message>
        <source>证书文件 (*.pem *.crt *.cer);;所有文件 (*)</source>
        <translation>Certificate files (*.pem *.crt *.cer);;All files (*)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>这一步没有做成</source>
        <translation>That did not work</translation>
    </message>
    <message>
        <source>已记下的都在。请再试一次，还不行就告诉管理员。</source>
        <translation>Everything recorded is kept. Please try again; if it still fails, tell the administrator.</translation>
    </message>
    <message>
        <source>没有记上！</source>
        <translation>Not recorded!</translation>
    </message>
    <message>
        <source>请改用纸质签到表，并告诉管理员。</source>
        <translation>Please use the paper register and tell the administrator.</translation>
    </message>
    <message>
        <source>没有记上！电脑的硬盘满了</source>
        <translation>Not recorded! The disk is full</translation>
    </message>
    <message>
        <source>请先改用纸质签到表，腾出硬盘空间后再刷一次。</source>
        <translation>Please use the paper register; free some disk space, then swipe again.</translation>
    </message>
    <message>
        <source>没有记上！硬盘读写出错</source>
        <translation>Not recorded! The disk reports errors</translation>
    </message>
    <message>
        <source>请改用纸质签到表，不要关机，马上联系管理员。</source>
        <translation>Please use the paper register, leave the computer on and call the administrator at once.</translation>
    </message>
    <message>
        <source>没有记上！资料文件夹不让写入</source>
        <translation>Not recorded! The data folder is read-only</translation>
    </message>
    <message>
        <source>请改用纸质签到表，并请管理员检查文件夹的权限。</source>
        <translation>Please use the paper register and ask the administrator to check the permissions of the folder.</translation>
    </message>
    <message>
        <source>资料文件坏了，没有打开</source>
        <translation>The data file is damaged and was not opened</translation>
    </message>
    <message>
        <source>文件 {file} 原样留着，请不要删。请先用纸质签到表，并联系管理员。</source>
        <translation>The file {file} is kept as it is; please do not delete it. Use the paper register for now and call the administrator.</translation>
    </message>
    <message>
        <source>没有记上！资料文件被删掉或换掉了</source>
        <translation>Not recorded! The data file was deleted or replaced</translation>
    </message>
    <message>
        <source>请改用纸质签到表，不要关掉程序，马上联系管理员。</source>
        <translation>Please use the paper register, leave the program open, and call the administrator at once.</translation>
    </message>
    <message>
        <source>资料是新版程序存的，这个版本打不开</source>
        <translation>A newer version of the program saved these records</translation>
    </message>
    <message>
        <source>请装上新版程序再打开，资料没有动过。</source>
        <translation>Please install the newer version; the records were not touched.</translation>
    </message>
    <message>
        <source>钥匙不对，资料打不开</source>
        <translation>The key does not fit the records</translation>
    </message>
    <message>
        <source>请确认钥匙文件是这台电脑的，或联系管理员。资料没有动过。</source>
        <translation>Please check that the key file is that of this computer, or call the administrator. The records were not touched.</translation>
    </message>
    <message>
        <source>资料文件没有加密，不能用</source>
        <translation>The data file is not encrypted and cannot be used</translation>
    </message>
    <message>
        <source>为了学员的隐私，没有打开它。请联系管理员。</source>
        <translation>To protect the learners it was not opened. Please call the administrator.</translation>
    </message>
    <message>
        <source>数据库组件太旧，可能会弄坏资料</source>
        <translation>The database component is too old and might damage the records</translation>
    </message>
    <message>
        <source>请管理员重新安装程序，资料没有动过。</source>
        <translation>Please have the program installed anew; the records were not touched.</translation>
    </message>
    <message>
        <source>这个文件用不了</source>
        <translation>This file cannot be used</translation>
    </message>
    <message>
        <source>请换一个文件，或另存一份再试。</source>
        <translation>Please take another file, or save it anew and try again.</translation>
    </message>
    <message>
        <source>没有记上！资料文件被别的程序占着</source>
        <translation>Not recorded! Another program holds the data file</translation>
    </message>
    <message>
        <source>请等几秒再刷一次；还不行就重开程序。</source>
        <translation>Please swipe again in a few seconds; if that fails, restart the program.</translation>
    </message>
    <message>
        <source>这个文件不是分院的资料</source>
        <translation>This file is not the data of a branch</translation>
    </message>
    <message>
        <source>没有动它。请核对资料文件夹，并联系管理员。</source>
        <translation>It was not touched. Please check the data folder and call the administrator.</translation>
    </message>
    <message>
        <source>钥匙文件读不了，资料没有打开</source>
        <translation>The key file cannot be read, so the records were not opened</translation>
    </message>
    <message>
        <source>请先用纸质签到表，并请管理员找回钥匙文件。</source>
        <translation>Please use the paper register and ask the administrator to bring back the key file.</translation>
    </message>
    <message>
        <source>程序没有装全，不能加密，所以没有打开资料</source>
        <translation>The program is not complete and cannot encrypt, so the records were not opened</translation>
    </message>
    <message>
        <source>请重新安装程序；资料没有动过。</source>
        <translation>Please install the program anew; the records were not touched.</translation>
    </message>
    <message>
        <source>资料文件不肯用安全的方式打开</source>
        <translation>The data file cannot be opened in the safe way</translation>
    </message>
    <message>
        <source>请不要把资料放在网盘或共享文件夹里，并联系管理员。</source>
        <translation>Please keep the records out of network drives and shared folders, and call the administrator.</translation>
    </message>
    <message>
        <source>升级资料时数目对不上，已退回原样</source>
        <translation>The records did not add up after the update, so it was taken back</translation>
    </message>
    <message>
        <source>请先用旧版程序，并联系管理员。</source>
        <translation>Please use the old version for now and call the administrator.</translation>
    </message>
    <message>
        <source>这里还没有建好分院</source>
        <translation>There is no branch here yet</translation>
    </message>
    <message>
        <source>请先打开演示分院练手，或请管理员来建。</source>
        <translation>Please practise with the training branch, or ask the administrator to set one up.</translation>
    </message>
    <message>
        <source>这里已经有一个分院了</source>
        <translation>There is a branch here already</translation>
    </message>
    <message>
        <source>没有动它。要新建就换一个文件夹。</source>
        <translation>It was not touched. Take another folder for a new one.</translation>
    </message>
    <message>
        <source>没有代码是 {street_code} 的街道</source>
        <translation>No street has the code {street_code}</translation>
    </message>
    <message>
        <source>请核对街道的九位代码。</source>
        <translation>Please check the nine digits of the street.</translation>
    </message>
    <message>
        <source>已经有同名的文件，没有盖掉它</source>
        <translation>There is a file of that name; it was not overwritten</translation>
    </message>
    <message>
        <source>请再试一次，会另存一个名字。</source>
        <translation>Please try again; it will be saved under another name.</translation>
    </message>
    <message>
        <source>这条记录刚被别人改过</source>
        <translation>Somebody has just changed this record</translation>
    </message>
    <message>
        <source>已换成最新的内容，请看一眼再改。</source>
        <translation>The latest version is shown now; please look at it first.</translation>
    </message>
    <message>
        <source>找不到这条记录了</source>
        <translation>This record is not there any more</translation>
    </message>
    <message>
        <source>可能已被撤销或合并，请按 F5 刷新后再找。</source>
        <translation>It may have been undone or merged. Please press F5 and look again.</translation>
    </message>
    <message>
        <source>这样做不合规定</source>
        <translation>The rules do not allow this</translation>
    </message>
    <message>
        <source>请看看填的内容，改好再试。</source>
        <translation>Please check what was filled in and try again.</translation>
    </message>
    <message>
        <source>这一条已经撤销过了</source>
        <translation>This record is undone already</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再撤一次。</source>
        <translation>The list is up to date now; there is no need to undo it again.</translation>
    </message>
    <message>
        <source>她已经签过到了</source>
        <translation>She is checked in already</translation>
    </message>
    <message>
        <source>后来又记过一次，不用再恢复。</source>
        <translation>It was recorded again later; there is no need to restore it.</translation>
    </message>
    <message>
        <source>“{title}”已经收尾了</source>
        <translation>&quot;{title}&quot; is closed</translation>
    </message>
    <message>
        <source>收尾以后不能再改，请先记在纸上。</source>
        <translation>Nothing can be changed after that; please note it on paper.</translation>
    </message>
    <message>
        <source>这张卡已经是{name}的</source>
        <translation>This card is already {name}&apos;s</translation>
    </message>
    <message>
        <source>请再刷一次看看是谁，或换一张卡。</source>
        <translation>Please swipe it again to see whose it is, or take another card.</translation>
    </message>
    <message>
        <source>撤销要有原因</source>
        <translation>An undo needs a reason</translation>
    </message>
    <message>
        <source>班级要有名称</source>
        <translation>A class needs a name</translation>
    </message>
    <message>
        <source>还没有选上课的地方</source>
        <translation>No place has been chosen yet</translation>
    </message>
    <message>
        <source>请选一间教室，或写明地点。</source>
        <translation>Choose a room, or write down the place.</translation>
    </message>
    <message>
        <source>名额要在 1 到 {limit} 之间</source>
        <translation>The number of seats must be between 1 and {limit}</translation>
    </message>
    <message>
        <source>名额比人数上限还多（最多 {limit} 人）</source>
        <translation>More seats than the hard limit (at most {limit})</translation>
    </message>
    <message>
        <source>一次课的学时要在 0 到 {limit} 之间</source>
        <translation>The hours of one session must be between 0 and {limit}</translation>
    </message>
    <message>
        <source>年龄的上下限不对</source>
        <translation>The age limits are wrong</translation>
    </message>
    <message>
        <source>结业条件不对</source>
        <translation>The terms of completion are wrong</translation>
    </message>
    <message>
        <source>出勤率填 1 到 100，学时不能是负数。</source>
        <translation>Attendance is 1 to 100 per cent, hours are not below zero.</translation>
    </message>
    <message>
        <source>费用不能是负数</source>
        <translation>A fee is not below zero</translation>
    </message>
    <message>
        <source>{day} 这个时间“{place}”已有：{title}</source>
        <translation>On {day} “{place}” is already taken at that time by: {title}</translation>
    </message>
    <message>
        <source>整个班都没有排，请换时间、换教室，或跳过这一天。</source>
        <translation>Nothing of the class was written. Choose another time or room, or skip that day.</translation>
    </message>
    <message>
        <source>这台电脑这学期的班级编号用完了（{limit} 个）</source>
        <translation>This computer has used up its class numbers of the term ({limit})</translation>
    </message>
    <message>
        <source>请在另一台电脑上排班，并告诉管理员。</source>
        <translation>Plan the class at another computer, and tell the administrator.</translation>
    </message>
    <message>
        <source>“{title}”已经有人报名或签到</source>
        <translation>Somebody is enrolled in “{title}” or came to it already</translation>
    </message>
    <message>
        <source>不能撤掉，可以取消这个班。</source>
        <translation>It cannot be taken back; it can be cancelled.</translation>
    </message>
    <message>
        <source>这个班是别的分院的</source>
        <translation>This class belongs to another branch</translation>
    </message>
    <message>
        <source>“{title}”现在不能这样改</source>
        <translation>“{title}” cannot be changed like this now</translation>
    </message>
    <message>
        <source>班级的状态后来变过，请看看它现在的状态。</source>
        <translation>The state of the class has changed since; look at it as it is now.</translation>
    </message>
    <message>
        <source>“{title}”还有 {n} 次课没有上完（第 {ordinal} 次，{day}）</source>
        <translation>“{title}” has {n} sessions that are not over (number {ordinal}, {day})</translation>
    </message>
    <message>
        <source>请先把这些课收尾或停课，再结班。</source>
        <translation>Close them or call them off, then close the class.</translation>
    </message>
    <message>
        <source>“{title}”一次课也没有上过</source>
        <translation>“{title}” has never met</translation>
    </message>
    <message>
        <source>请改用取消这个班。</source>
        <translation>Cancel the class instead.</translation>
    </message>
    <message>
        <source>“{title}”还没有结班</source>
        <translation>“{title}” is not closed</translation>
    </message>
    <message>
        <source>请先结班。</source>
        <translation>Close it first.</translation>
    </message>
    <message>
        <source>“{title}”已经结班或取消了</source>
        <translation>“{title}” is closed or cancelled</translation>
    </message>
    <message>
        <source>要改课次，请先由负责人重开班级。</source>
        <translation>To change its sessions a supervisor has to reopen the class first.</translation>
    </message>
    <message>
        <source>“{title}”现在不能报名</source>
        <translation>Nobody can enrol in “{title}” now</translation>
    </message>
    <message>
        <source>请先发布这个班，结班或取消以后不能再报。</source>
        <translation>Publish it first; once it is closed or cancelled nobody can enrol.</translation>
    </message>
    <message>
        <source>停课或取消要有原因</source>
        <translation>Calling off or cancelling needs a reason</translation>
    </message>
    <message>
        <source>请选一个，或写一句。</source>
        <translation>Please choose one, or write a few words.</translation>
    </message>
    <message>
        <source>不知道{name}的年龄，这个班有年龄要求</source>
        <translation>Nobody knows how old {name} is, and this class has age limits</translation>
    </message>
    <message>
        <source>请先在学员页补上出生年。</source>
        <translation>Add the year of birth on the page of learners first.</translation>
    </message>
    <message>
        <source>{name}的年龄不在“{title}”的范围里</source>
        <translation>{name} is outside the age limits of “{title}”</translation>
    </message>
    <message>
        <source>请换一个班；确要收下，请写明原因。</source>
        <translation>Choose another class; to take her in all the same, write down why.</translation>
    </message>
    <message>
        <source>{name}满 {age} 岁，要家属签安全承诺书</source>
        <translation>{name} is {age} or older: a relative has to sign the undertaking</translation>
    </message>
    <message>
        <source>请填上签字家属的姓名。</source>
        <translation>Fill in the name of the relative who signed.</translation>
    </message>
    <message>
        <source>{name}已经在“{title}”的名单上</source>
        <translation>{name} is on the list of “{title}” already</translation>
    </message>
    <message>
        <source>不用再报一次，请在名单里找她。</source>
        <translation>No need to enrol again; look for her on the list.</translation>
    </message>
    <message>
        <source>她的报名现在不能这样改</source>
        <translation>Her enrolment cannot be changed like this now</translation>
    </message>
    <message>
        <source>报名的状态后来变过，请看看名单。</source>
        <translation>The state of the enrolment has changed since; look at the list.</translation>
    </message>
    <message>
        <source>她已经来上过课，不能取消报名</source>
        <translation>She has come to class already, so the enrolment cannot be cancelled</translation>
    </message>
    <message>
        <source>请改用退学，写明最后一天。</source>
        <translation>Let her leave instead, with her last day.</translation>
    </message>
    <message>
        <source>退学的日子（{left}）比入班（{joined}）还早</source>
        <translation>The day of leaving ({left}) is before the day of joining ({joined})</translation>
    </message>
    <message>
        <source>请改好日子；从没来过的，请改用取消报名。</source>
        <translation>Correct the day; for somebody who never came, cancel the enrolment instead.</translation>
    </message>
    <message>
        <source>候补名单上先轮到{name}</source>
        <translation>{name} comes first on the waiting list</translation>
    </message>
    <message>
        <source>请按顺序递补；要先收别人，请写明原因。</source>
        <translation>Go by the order; to take somebody else first, write down why.</translation>
    </message>
    <message>
        <source>这次课现在不能这样改</source>
        <translation>This session cannot be changed like this now</translation>
    </message>
    <message>
        <source>课次的状态后来变过，请看看它现在的状态。</source>
        <translation>The state of the session has changed since; look at it as it is now.</translation>
    </message>
    <message>
        <source>日期太多了，一个班最多 {limit} 次课</source>
        <translation>Too many dates: a class has at most {limit} sessions</translation>
    </message>
    <message>
        <source>请核对结束日期或次数。</source>
        <translation>Check the last day or the number of sessions.</translation>
    </message>
    <message>
        <source>这样排一次课也没有</source>
        <translation>Like this there is not one session</translation>
    </message>
    <message>
        <source>请核对星期、日期和跳过的日子。</source>
        <translation>Check the weekdays, the dates and the days skipped.</translation>
    </message>
    <message>
        <source>还没有填结束日期或次数</source>
        <translation>Neither a last day nor a number of sessions is given</translation>
    </message>
    <message>
        <source>请填一个。</source>
        <translation>Fill in one of them.</translation>
    </message>
    <message>
        <source>还没有选星期几上课</source>
        <translation>No weekday has been chosen yet</translation>
    </message>
    <message>
        <source>请至少选一天。</source>
        <translation>Choose at least one.</translation>
    </message>
    <message>
        <source>隔周数要在 1 到 {limit} 之间</source>
        <translation>The weeks from one session to the next must be between 1 and {limit}</translation>
    </message>
    <message>
        <source>请改好再看。</source>
        <translation>Correct it, then look again.</translation>
    </message>
    <message>
        <source>结束日期比开始日期还早</source>
        <translation>The last day is before the first</translation>
    </message>
    <message>
        <source>请核对两个日期。</source>
        <translation>Check both dates.</translation>
    </message>
    <message>
        <source>下课时间要在上课时间之后</source>
        <translation>A session must end after it begins</translation>
    </message>
    <message>
        <source>请改好时间，一次课要在同一天里。</source>
        <translation>Correct the times; a session lies within one day.</translation>
    </message>
    <message>
        <source>一次课不能跨过半夜 12 点</source>
        <translation>A session cannot go on past midnight</translation>
    </message>
    <message>
        <source>请在当天 24:00 以前下课。</source>
        <translation>Let it end by 24:00 of the same day.</translation>
    </message>
    <message>
        <source>表格没有存成：{file} 正在别的程序里打开，或不让写入</source>
        <translation>The table was not saved: {file} is open in another program, or may not be written</translation>
    </message>
    <message>
        <source>请先关掉那个表格，或换一个文件夹再存。</source>
        <translation>Close that table first, or save it in another folder.</translation>
    </message>
    <message>
        <source>收费的班要写明收费依据</source>
        <translation>A class with a fee needs the basis of it</translation>
    </message>
    <message>
        <source>请填文件名或文号；没有依据的班不收费。</source>
        <translation>Give the document or its number; without one the class is free.</translation>
    </message>
    <message>
        <source>{left} 还没到，现在不能先退学</source>
        <translation>{left} has not come yet; nobody leaves ahead of it</translation>
    </message>
    <message>
        <source>请填今天或以前的日子；到了那天再来退学。</source>
        <translation>Give today or a day before; come back on that day.</translation>
    </message>
    <message>
        <source>教室坐满了（最多 {limit} 人）</source>
        <translation>The room is full (it holds {limit})</translation>
    </message>
    <message>
        <source>先不能再加人，请安排下一次。</source>
        <translation>Nobody can be added now; please plan another time.</translation>
    </message>
    <message>
        <source>“{title}”人数到顶了（最多 {limit} 人）</source>
        <translation>“{title}” is full (at most {limit} people)</translation>
    </message>
    <message>
        <source>“{title}”名额满了</source>
        <translation>&quot;{title}&quot; is full</translation>
    </message>
    <message>
        <source>可以只记今天来过，或请她选别的课。</source>
        <translation>You can record a visit only, or ask her to choose another class.</translation>
    </message>
    <message>
        <source>这张卡没读准</source>
        <translation>This card was misread</translation>
    </message>
    <message>
        <source>请再刷一次；还不行就打姓名拼音签到。</source>
        <translation>Please swipe again; if that fails, type the name in pinyin.</translation>
    </message>
    <message>
        <source>这张卡现在不能这样改</source>
        <translation>This card cannot be changed like that now</translation>
    </message>
    <message>
        <source>请看看卡现在的状态，再选一次。</source>
        <translation>Please look at its state and choose again.</translation>
    </message>
    <message>
        <source>这一条已经处理过了</source>
        <translation>This one has been settled already</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再处理一次。</source>
        <translation>The list is up to date now; nothing more to do.</translation>
    </message>
    <message>
        <source>这一条没有留下可以重交的内容</source>
        <translation>Nothing of this one was kept that could be sent again</translation>
    </message>
    <message>
        <source>请照最新的内容重新填一次。</source>
        <translation>Please fill it in again from what is shown now.</translation>
    </message>
    <message>
        <source>现在不能这样选</source>
        <translation>That cannot be chosen now</translation>
    </message>
    <message>
        <source>两边又变了，已换成最新的内容，请再看一眼。</source>
        <translation>Both sides have changed again; the newest is shown. Please look once more.</translation>
    </message>
    <message>
        <source>这一件还没有定</source>
        <translation>This has not been decided yet</translation>
    </message>
    <message>
        <source>在“要您看一下”里直接选就行。</source>
        <translation>Choose right there, under “For you to look at”.</translation>
    </message>
    <message>
        <source>已经过了 {days} 天，不能改回来了</source>
        <translation>More than {days} days have passed; it cannot be taken back</translation>
    </message>
    <message>
        <source>请直接修改这条记录。</source>
        <translation>Please edit the record itself.</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>Nothing is filled in</translation>
    </message>
    <message>
        <source>请填一个，或选两边中的一个。</source>
        <translation>Fill something in, or choose one of the two.</translation>
    </message>
    <message>
        <source>现在不能改成这样</source>
        <translation>It cannot be changed to that now</translation>
    </message>
    <message>
        <source>这条记录后来又变过，请看看它现在的状态。</source>
        <translation>The record has moved on since; look at its state now.</translation>
    </message>
    <message>
        <source>这个名额已经退过了</source>
        <translation>This place was given up already</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再退一次。</source>
        <translation>The list is up to date; nothing more to do.</translation>
    </message>
    <message>
        <source>“{name}”是别的分院的场地</source>
        <translation>“{name}” belongs to another branch</translation>
    </message>
    <message>
        <source>请联系那个分院来改，这里什么都没有动。</source>
        <translation>Ask that branch to change it; nothing was touched here.</translation>
    </message>
    <message>
        <source>区里已经在办了，撤不回来</source>
        <translation>The district has taken it up; it cannot be withdrawn</translation>
    </message>
    <message>
        <source>请等区里的答复，或打电话说明。</source>
        <translation>Wait for the district&apos;s answer, or call them.</translation>
    </message>
    <message>
        <source>场地要有名称</source>
        <translation>A venue needs a name</translation>
    </message>
    <message>
        <source>请填上名称再保存。</source>
        <translation>Fill in the name, then save.</translation>
    </message>
    <message>
        <source>人数、面积、间隔不能是负数</source>
        <translation>Seats, area and gap cannot be negative</translation>
    </message>
    <message>
        <source>请改好再保存。</source>
        <translation>Correct it, then save.</translation>
    </message>
    <message>
        <source>容纳人数比上限还多（最多 {limit} 人）</source>
        <translation>More seats than its limit ({limit})</translation>
    </message>
    <message>
        <source>请核对两个数再保存。</source>
        <translation>Check both numbers, then save.</translation>
    </message>
    <message>
        <source>场地不能放在它自己里面</source>
        <translation>A venue cannot be inside itself</translation>
    </message>
    <message>
        <source>请另选它所在的地方。</source>
        <translation>Choose another place for it.</translation>
    </message>
    <message>
        <source>“{place}”这段时间已有：{title}</source>
        <translation>“{place}” is taken at that time: {title}</translation>
    </message>
    <message>
        <source>请换个时间，或换一间。</source>
        <translation>Choose another time or another room.</translation>
    </message>
    <message>
        <source>“{name}”暂停使用，不能订</source>
        <translation>“{name}” is out of use and cannot be booked</translation>
    </message>
    <message>
        <source>请换一间，或等它重新开放。</source>
        <translation>Choose another room, or wait until it opens again.</translation>
    </message>
    <message>
        <source>“{name}”坐不下（最多 {limit} 人）</source>
        <translation>“{name}” is too small (at most {limit})</translation>
    </message>
    <message>
        <source>请换大一点的，或减少人数。</source>
        <translation>Choose a larger one, or fewer people.</translation>
    </message>
    <message>
        <source>“{name}”不归同一处管，不能直接挪过去</source>
        <translation>“{name}” is run by somebody else; the booking cannot be moved there</translation>
    </message>
    <message>
        <source>请先退掉这一个，再重新订。</source>
        <translation>Withdraw this one and book anew.</translation>
    </message>
    <message>
        <source>“{title}”已经用过或退掉了</source>
        <translation>“{title}” is over or withdrawn</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再动它。</source>
        <translation>The list is up to date; nothing more to do.</translation>
    </message>
    <message>
        <source>要写明用来做什么</source>
        <translation>Say what it is for</translation>
    </message>
    <message>
        <source>请填上名称再订。</source>
        <translation>Fill in a title, then book.</translation>
    </message>
    <message>
        <source>结束时间要在开始时间之后</source>
        <translation>It must end after it begins</translation>
    </message>
    <message>
        <source>请改好时间再订。</source>
        <translation>Correct the times, then book.</translation>
    </message>
    <message>
        <source>一次最多订 {hours} 小时</source>
        <translation>At most {hours} hours at once</translation>
    </message>
    <message>
        <source>请分成几次来订。</source>
        <translation>Book it in parts.</translation>
    </message>
    <message>
        <source>名称太长了（最多 {limit} 个字）</source>
        <translation>The name is too long ({limit} letters at most)</translation>
    </message>
    <message>
        <source>有一栏写得太长了（最多 {limit} 个字）</source>
        <translation>One field is too long ({limit} letters at most)</translation>
    </message>
    <message>
        <source>人数、面积或间隔大得不像真的</source>
        <translation>Seats, area or gap are too large to be true</translation>
    </message>
    <message>
        <source>请核对以后再保存。</source>
        <translation>Please check and save again.</translation>
    </message>
    <message>
        <source>坐标只有一半</source>
        <translation>Half of the point is missing</translation>
    </message>
    <message>
        <source>请把经度和纬度都填上，或都不填。</source>
        <translation>Please enter both longitude and latitude, or neither.</translation>
    </message>
    <message>
        <source>这个坐标不在滨江区里</source>
        <translation>This point is not in the district</translation>
    </message>
    <message>
        <source>请核对；GPS 的坐标前面写上 GPS，百度的写上百度。</source>
        <translation>Please check; write GPS before a point from a GPS, 百度 before one from Baidu.</translation>
    </message>
    <message>
        <source>“{name}”里面已经套了太多层</source>
        <translation>“{name}” is nested too deep</translation>
    </message>
    <message>
        <source>请直接放在楼里，不要再套。</source>
        <translation>Please put it into the building itself.</translation>
    </message>
    <message>
        <source>“{name}”里已有预订或房间，不能删</source>
        <translation>“{name}” has bookings or rooms and cannot be removed</translation>
    </message>
    <message>
        <source>不用了可以改成“已退出”。</source>
        <translation>If it is no longer used, mark it as given up.</translation>
    </message>
    <message>
        <source>“{name}”由区里管，这里不能改</source>
        <translation>“{name}” is the district&apos;s and is not changed here</translation>
    </message>
    <message>
        <source>可以写一条建议报给区里。</source>
        <translation>You can send the district a wish.</translation>
    </message>
    <message>
        <source>今年的登记编号用完了（最多 {limit} 个）</source>
        <translation>This year&apos;s register numbers are used up ({limit} at most)</translation>
    </message>
    <message>
        <source>请用另一台电脑登记，或请区里另给一个台号。</source>
        <translation>Please use another computer, or ask the district for another desk number.</translation>
    </message>
    <message>
        <source>“{name}”后面还有 {count} 场没办，最早是“{title}”</source>
        <translation>“{name}” has {count} bookings ahead, the first is “{title}”</translation>
    </message>
    <message>
        <source>请先改到别处或退掉；也可以留着预订停用。</source>
        <translation>Move them or give them back first; or keep them and close it.</translation>
    </message>
    <message>
        <source>有一段开放时间没有勾星期</source>
        <translation>A span of opening hours has no weekday</translation>
    </message>
    <message>
        <source>请勾上至少一天。</source>
        <translation>Please choose one day at least.</translation>
    </message>
    <message>
        <source>开放时间的起止不对</source>
        <translation>Beginning and end of the opening hours are wrong</translation>
    </message>
    <message>
        <source>开始要在 0:00 到 24:00 之间，结束不早于开始。</source>
        <translation>It begins between 0:00 and 24:00 and ends no earlier.</translation>
    </message>
    <message>
        <source>一段开放时间不能超过 24 小时</source>
        <translation>A span of opening hours is no longer than 24 hours</translation>
    </message>
    <message>
        <source>请分成几段来填。</source>
        <translation>Please enter several spans.</translation>
    </message>
    <message>
        <source>两段开放时间重叠了（过半夜的也算）</source>
        <translation>Two spans of opening hours overlap (past midnight counts too)</translation>
    </message>
    <message>
        <source>请把其中一段改短，或去掉一段。</source>
        <translation>Please shorten one of them, or take one out.</translation>
    </message>
    <message>
        <source>您的岗位不能做这件事</source>
        <translation>Your role does not allow this</translation>
    </message>
    <message>
        <source>请找有权限的同事来做，什么都没有改动。</source>
        <translation>Please ask a colleague who may; nothing was changed.</translation>
    </message>
    <message>
        <source>这里还不能换人值班</source>
        <translation>The desk cannot be handed over here yet</translation>
    </message>
    <message>
        <source>换人要各人自己的口令，这一版还没有；演示分院里可以换。</source>
        <translation>That takes everybody’s own password, which this version does not have; a training branch can.</translation>
    </message>
    <message>
        <source>登记码不对、用过了，或过了 15 分钟</source>
        <translation>The code is wrong, used, or older than 15 minutes</translation>
    </message>
    <message>
        <source>请向区里要一个新的登记码，再登记一次。</source>
        <translation>Ask the district for a new code and enrol again.</translation>
    </message>
    <message>
        <source>这个登记码是别的分院的</source>
        <translation>This code is for another branch</translation>
    </message>
    <message>
        <source>请向区里要一个本分院的登记码。</source>
        <translation>Ask the district for a code of this branch.</translation>
    </message>
    <message>
        <source>连不上区里</source>
        <translation>The district cannot be reached</translation>
    </message>
    <message>
        <source>请看看网络，再用同一个登记码试一次。</source>
        <translation>Look at the network and try again with the same code.</translation>
    </message>
    <message>
        <source>连到的不是区里的服务器</source>
        <translation>What answered is not the district&apos;s server</translation>
    </message>
    <message>
        <source>请看看网络有没有登录页，地址和证书对不对。</source>
        <translation>See whether the network has a login page, and whether address and certificate are right.</translation>
    </message>
    <message>
        <source>区里的地址要以 https:// 开头，并带上区里的证书</source>
        <translation>The district&apos;s address must begin with https://, with its certificate beside it</translation>
    </message>
    <message>
        <source>请照区里给的地址和证书文件再登记一次。</source>
        <translation>Enrol again with the address and the certificate that the district gave you.</translation>
    </message>
    <message>
        <source>证书文件读不了</source>
        <translation>The certificate file cannot be read</translation>
    </message>
    <message>
        <source>请向区里要 PEM 格式的证书文件。</source>
        <translation>Ask the district for a certificate file in PEM.</translation>
    </message>
    <message>
        <source>没有登记成</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>已记下的都在。请把 {reason} 告诉区里的管理员。</source>
        <translation>What was recorded is all there. Tell the district&apos;s administrator: {reason}.</translation>
    </message>
    <message>
        <source>这台电脑还没有发证的台号，不能编号</source>
        <translation>This desk has no number of its own yet, so it cannot number certificates</translation>
    </message>
    <message>
        <source>先在“同步”里和区里连一次，拿到台号就能发证。</source>
        <translation>Connect to the district once under Sync; with the desk number you can issue.</translation>
    </message>
    <message>
        <source>区里还没有授权这台电脑签发证书</source>
        <translation>The district has not authorised this desk to sign certificates</translation>
    </message>
    <message>
        <source>请先同步一次；还不行就告诉区里的管理员。</source>
        <translation>Please sync once; if that does not help, tell the district&apos;s administrator.</translation>
    </message>
    <message>
        <source>没有这一天可用的证书模板</source>
        <translation>There is no certificate template for that day</translation>
    </message>
    <message>
        <source>请先同步一次，或请区里发模板。</source>
        <translation>Please sync once, or ask the district for the template.</translation>
    </message>
    <message>
        <source>{year} 年的号已经用完了</source>
        <translation>The numbers of {year} are used up</translation>
    </message>
    <message>
        <source>请用另一台电脑发，或请区里另给一个台号。</source>
        <translation>Please issue at another desk, or ask the district for another desk number.</translation>
    </message>
    <message>
        <source>{name}已经有这个班的证书了（{number}）</source>
        <translation>{name} has a certificate of this class already ({number})</translation>
    </message>
    <message>
        <source>不用再发；要改就用“替换”或“补发”。</source>
        <translation>No need to issue again; use Replace or Reissue to change it.</translation>
    </message>
    <message>
        <source>这个班还没有结班，不能给{name}发证</source>
        <translation>The class is not closed yet, so {name} cannot get a certificate</translation>
    </message>
    <message>
        <source>先在“课程”里结班，再来发证。</source>
        <translation>Close the class under Classes first.</translation>
    </message>
    <message>
        <source>{name}不在这个班的在册名单里</source>
        <translation>{name} is not on the roll of this class</translation>
    </message>
    <message>
        <source>请核对报名情况，再来发证。</source>
        <translation>Please check the enrolment first.</translation>
    </message>
    <message>
        <source>{name}到课不够：{counted} 次里到了 {attended} 次，要到 {pct}%</source>
        <translation>{name} did not attend enough: {attended} of {counted}, {pct}% are needed</translation>
    </message>
    <message>
        <source>补课或更正考勤以后，再来发证。</source>
        <translation>Issue it after a make-up or a correction of attendance.</translation>
    </message>
    <message>
        <source>{name}的学时不够</source>
        <translation>{name} does not have enough hours</translation>
    </message>
    <message>
        <source>{name}的登记还没有补全</source>
        <translation>The registration of {name} is incomplete</translation>
    </message>
    <message>
        <source>请先在“学员”里补全登记，再来发证。</source>
        <translation>Complete it under Learners first.</translation>
    </message>
    <message>
        <source>{name}的名字里有印不出来的字：{characters}</source>
        <translation>The name of {name} has characters that cannot be printed: {characters}</translation>
    </message>
    <message>
        <source>请先不要发，把这个字告诉管理员。</source>
        <translation>Please do not issue it; tell the administrator the character.</translation>
    </message>
    <message>
        <source>发证日期比结课（{day}）还早</source>
        <translation>The date lies before the end of the class ({day})</translation>
    </message>
    <message>
        <source>请把日期改到结课以后。</source>
        <translation>Please choose a date after the end of the class.</translation>
    </message>
    <message>
        <source>发证日期 {day} 还没有到</source>
        <translation>{day} is still to come</translation>
    </message>
    <message>
        <source>请改成今天或更早。</source>
        <translation>Please choose today or earlier.</translation>
    </message>
    <message>
        <source>{name}的证书还没有打印</source>
        <translation>The certificate of {name} is not printed yet</translation>
    </message>
    <message>
        <source>请先打印，再做这一步。</source>
        <translation>Print it first.</translation>
    </message>
    <message>
        <source>{name}的证书还没有盖章</source>
        <translation>The certificate of {name} is not sealed yet</translation>
    </message>
    <message>
        <source>请先盖章，再做这一步。</source>
        <translation>Seal it first.</translation>
    </message>
    <message>
        <source>要写明原因</source>
        <translation>A reason is needed</translation>
    </message>
    <message>
        <source>请写一句再做。</source>
        <translation>Please write one.</translation>
    </message>
    <message>
        <source>这一步不能撤销</source>
        <translation>This step cannot be undone</translation>
    </message>
    <message>
        <source>发出去的证书请用“作废”。</source>
        <translation>Revoke an issued certificate instead.</translation>
    </message>
    <message>
        <source>{number} 已经有证书在用</source>
        <translation>{number} is in use by a certificate</translation>
    </message>
    <message>
        <source>请核对号码。</source>
        <translation>Please check the number.</translation>
    </message>
    <message>
        <source>{number} 是别的分院发的</source>
        <translation>{number} was issued by another branch</translation>
    </message>
    <message>
        <source>请联系那个分院来办。</source>
        <translation>Please contact that branch.</translation>
    </message>
    <message>
        <source>{number} 已经作废或被替换</source>
        <translation>{number} was revoked or replaced</translation>
    </message>
    <message>
        <source>列表已换成最新的，不用再办。</source>
        <translation>The list is up to date now; nothing to do.</translation>
    </message>
    <message>
        <source>缺少证书用的字体 {name}，没有打印</source>
        <translation>The face {name} for certificates is missing, nothing was printed</translation>
    </message>
    <message>
        <source>请重新安装程序；证书都还在，装好再打。</source>
        <translation>Please install the program again; the certificates are kept, print them afterwards.</translation>
    </message>
    <message>
        <source>{name}的证书写不下一页</source>
        <translation>The certificate of {name} does not fit on a page</translation>
    </message>
    <message>
        <source>请把班名改短一些再发；已经发出的请告诉管理员。</source>
        <translation>Please shorten the title of the class before issuing; if it was issued already, tell the administrator.</translation>
    </message>
    <message>
        <source>{name} 不是能读的 PDF</source>
        <translation>{name} is no PDF that can be read</translation>
    </message>
    <message>
        <source>请换一份文件，或改用扫码枪扫二维码。</source>
        <translation>Please choose another file, or scan the square with the reader.</translation>
    </message>
    <message>
        <source>打印机停在第 {page} 张</source>
        <translation>The printer stopped at sheet {page}</translation>
    </message>
    <message>
        <source>看看是不是没纸或卡纸了，弄好后从第 {page} 张继续。</source>
        <translation>See whether it is out of paper or jammed, then go on from sheet {page}.</translation>
    </message>
    <message>
        <source>找不到这个文件了</source>
        <translation>This file is not there any more</translation>
    </message>
    <message>
        <source>可能已被移走或改名，请再选一次。</source>
        <translation>It may have been moved or renamed; choose it again.</translation>
    </message>
    <message>
        <source>文件太大了（最多 {limit} MB）</source>
        <translation>The file is too large (at most {limit} MB)</translation>
    </message>
    <message>
        <source>请另存一份小一点的，或直接扫纸上的方块。</source>
        <translation>Save a smaller copy, or scan the square on the paper.</translation>
    </message>
    <message>
        <source>页数太多了，一次只能看 {limit} 页</source>
        <translation>Too many pages: {limit} can be looked at</translation>
    </message>
    <message>
        <source>请分成几个文件再看。</source>
        <translation>Split it into several files.</translation>
    </message>
    <message>
        <source>这个文件不是 PDF，也不是图片</source>
        <translation>This file is neither a PDF nor a picture</translation>
    </message>
    <message>
        <source>请用 PDF、PNG 或 JPEG，或直接扫纸上的方块。</source>
        <translation>Use PDF, PNG or JPEG, or scan the square on the paper.</translation>
    </message>
    <message>
        <source>这个 PDF 有密码，打不开</source>
        <translation>This PDF is locked with a password</translation>
    </message>
    <message>
        <source>请对方给一份没有密码的，或直接扫纸上的方块。</source>
        <translation>Ask for one without a password, or scan the square on the paper.</translation>
    </message>
    <message>
        <source>这个文件坏了，读不了</source>
        <translation>This file is damaged and cannot be read</translation>
    </message>
    <message>
        <source>请另存一份再试，或直接扫纸上的方块。</source>
        <translation>Save another copy and try again, or scan the square on the paper.</translation>
    </message>
    <message>
        <source>上面没有找到方块（二维码）</source>
        <translation>No square (QR code) was found on it</translation>
    </message>
    <message>
        <source>请把方块拍得清楚、拍全，或直接扫纸上的方块。</source>
        <translation>Take a clear picture of the whole square, or scan it on the paper.</translation>
    </message>
    <message>
        <source>这是证书编号，光凭编号验不出真假</source>
        <translation>This is a certificate number, which alone proves nothing</translation>
    </message>
    <message>
        <source>请扫证书左下角的方块。</source>
        <translation>Scan the square at the bottom left of the certificate.</translation>
    </message>
    <message>
        <source>什么都没有读到</source>
        <translation>There was nothing to read</translation>
    </message>
    <message>
        <source>请扫证书左下角的方块，或选一个文件。</source>
        <translation>Scan the square at the bottom left, or choose a file.</translation>
    </message>
    <message>
        <source>图片太大了（最多 {limit} 百万像素）</source>
        <translation>The picture is too large (at most {limit} megapixels)</translation>
    </message>
    <message>
        <source>请另存一张小一点的，或直接扫纸上的方块。</source>
        <translation>Save a smaller one, or scan the square on the paper.</translation>
    </message>
    <message>
        <source>社团要有名称</source>
        <translation>A society needs a name</translation>
    </message>
    <message>
        <source>名称最多 {limit} 个字，现在有 {length} 个</source>
        <translation>At most {limit} characters in a name; this has {length}</translation>
    </message>
    <message>
        <source>请写短一点再保存。</source>
        <translation>Please shorten it and save again.</translation>
    </message>
    <message>
        <source>名称里有坏掉的字</source>
        <translation>The name has damaged characters</translation>
    </message>
    <message>
        <source>请重新打一遍再保存。</source>
        <translation>Please type it again and save.</translation>
    </message>
    <message>
        <source>已经有“{name}”了</source>
        <translation>“{name}” is there already</translation>
    </message>
    <message>
        <source>请在名单里找到它来改；真是另一个，名称里加上社区。</source>
        <translation>Find it in the list and edit it; if it is another one, add the community to the name.</translation>
    </message>
    <message>
        <source>成立日期（{day}）还没到</source>
        <translation>The founding day ({day}) is still to come</translation>
    </message>
    <message>
        <source>请改好日期再保存，不清楚可以不填。</source>
        <translation>Please correct the day; leave it empty if unknown.</translation>
    </message>
    <message>
        <source>“{name}”已经有成员或活动，不能当没登记过</source>
        <translation>“{name}” has members or meetings and cannot be taken back</translation>
    </message>
    <message>
        <source>不再活动的，请改用停止活动或注销。</source>
        <translation>If it meets no more, stop it or dissolve it.</translation>
    </message>
    <message>
        <source>这个社团是别的分院的</source>
        <translation>This society belongs to another branch</translation>
    </message>
    <message>
        <source>“{name}”现在的状态不能这样改</source>
        <translation>“{name}” cannot take this step now</translation>
    </message>
    <message>
        <source>要写一句为什么</source>
        <translation>Please say why</translation>
    </message>
    <message>
        <source>例如：负责人搬走了。</source>
        <translation>For example: its leader moved away.</translation>
    </message>
    <message>
        <source>“{name}”还排着 {n} 次活动</source>
        <translation>“{name}” has {n} meetings still to come</translation>
    </message>
    <message>
        <source>请先取消这些活动，教室才会空出来。</source>
        <translation>Call them off first, so that the rooms are free again.</translation>
    </message>
    <message>
        <source>“{name}”已经注销了</source>
        <translation>“{name}” has been dissolved</translation>
    </message>
    <message>
        <source>注销的社团不能再加人或排活动，可以登记一个新的。</source>
        <translation>It takes no members or meetings; register a new one.</translation>
    </message>
    <message>
        <source>“{name}”停止活动了</source>
        <translation>“{name}” has stopped</translation>
    </message>
    <message>
        <source>请先恢复活动，再排这一次。</source>
        <translation>Let it go on first, then plan this one.</translation>
    </message>
    <message>
        <source>{name}已经是成员了</source>
        <translation>{name} is a member already</translation>
    </message>
    <message>
        <source>不用再加一次；同名的请看出生年和卡尾号。</source>
        <translation>No need to add her again; tell namesakes by birth year and card.</translation>
    </message>
    <message>
        <source>退出的日子（{left}）比加入（{joined}）还早</source>
        <translation>She would leave ({left}) before she joined ({joined})</translation>
    </message>
    <message>
        <source>请改好日子再保存。</source>
        <translation>Please correct the day.</translation>
    </message>
    <message>
        <source>已经退出的人不能当负责人</source>
        <translation>Who has left cannot lead it</translation>
    </message>
    <message>
        <source>请先重新加进来。</source>
        <translation>Add her again first.</translation>
    </message>
    <message>
        <source>要写在哪里活动</source>
        <translation>Where does it meet?</translation>
    </message>
    <message>
        <source>选一间教室，别处直接写，例如：滨江公园。</source>
        <translation>Choose a room, or write the place, such as Binjiang Park.</translation>
    </message>
    <message>
        <source>这次活动还没开始，记不了人数</source>
        <translation>This meeting has not begun</translation>
    </message>
    <message>
        <source>请等活动开始以后再记。</source>
        <translation>Tell the number once it has begun.</translation>
    </message>
    <message>
        <source>人数要在 0 到 {limit} 之间</source>
        <translation>The number lies between 0 and {limit}</translation>
    </message>
    <message>
        <source>请改好再记；没有人来就记 0。</source>
        <translation>Please correct it; 0 if nobody came.</translation>
    </message>
    <message>
        <source>这次活动已经有签到，不能只记人数或删掉</source>
        <translation>People have checked in: it cannot be a mere number or go away</translation>
    </message>
    <message>
        <source>人数从签到算出来；漏了谁，请到签到补上。</source>
        <translation>The number comes from the check-ins; add who is missing there.</translation>
    </message>
    <message>
        <source>没有写证件号</source>
        <translation>No document number</translation>
    </message>
    <message>
        <source>请照证件抄，或者空着不填。</source>
        <translation>Copy it from the document, or leave it empty.</translation>
    </message>
    <message>
        <source>这是 15 位的旧身份证号</source>
        <translation>This is an old number of 15 digits</translation>
    </message>
    <message>
        <source>请抄现在身份证上 18 位的号。</source>
        <translation>Copy the 18 digits of the present card.</translation>
    </message>
    <message>
        <source>身份证号是 {expected} 位，现在是 {digits} 位</source>
        <translation>An ID number has {expected} digits, this has {digits}</translation>
    </message>
    <message>
        <source>请照身份证再核对一遍。</source>
        <translation>Please check it against the card.</translation>
    </message>
    <message>
        <source>证件号里有看不懂的字</source>
        <translation>The number has characters that mean nothing</translation>
    </message>
    <message>
        <source>证件号只有数字和字母，请照证件抄。</source>
        <translation>It has digits and letters only; copy it from the document.</translation>
    </message>
    <message>
        <source>身份证号里的生日不对</source>
        <translation>The birth date in the number is wrong</translation>
    </message>
    <message>
        <source>第 7 到 14 位是出生年月日，请再核对。</source>
        <translation>Digits 7 to 14 are the birth date; please check.</translation>
    </message>
    <message>
        <source>身份证号里的生日还没到</source>
        <translation>The birth date in the number is still to come</translation>
    </message>
    <message>
        <source>身份证号的最后一位对不上</source>
        <translation>The last digit of the number does not fit</translation>
    </message>
    <message>
        <source>有一位抄错了，请照身份证再核对一遍。</source>
        <translation>One digit was copied wrongly; check it against the card.</translation>
    </message>
    <message>
        <source>这个证件是{name}的，已经登记过</source>
        <translation>This document is {name}&apos;s</translation>
    </message>
    <message>
        <source>一个证件只登记一个人，请找到她，在她那里改。</source>
        <translation>One document is one person: find her and edit there.</translation>
    </message>
    <message>
        <source>留证件要她单独同意</source>
        <translation>Keeping a document needs her own consent</translation>
    </message>
    <message>
        <source>说明以后她同意了，请打上勾；不同意就把号码删掉。</source>
        <translation>Tick once she has agreed; if she does not, delete the number.</translation>
    </message>
    <message>
        <source>没有这个出生日期</source>
        <translation>There is no such birth date</translation>
    </message>
    <message>
        <source>请再核对，或者只写年份。</source>
        <translation>Check it, or write the year alone.</translation>
    </message>
    <message>
        <source>备注最多 {limit} 个字</source>
        <translation>A note has at most {limit} characters</translation>
    </message>
    <message>
        <source>请写短一点。</source>
        <translation>Please shorten it.</translation>
    </message>
    <message>
        <source>{name}已经有别的记录，登记不能撤了</source>
        <translation>{name} has other records; the entry stays</translation>
    </message>
    <message>
        <source>资料写错了可以改；登记了两次，请告诉区里合并。</source>
        <translation>Wrong data can be edited; if she stands twice, ask the district to merge.</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in &quot;{folder}&quot;</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>FormStrip</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>登记完马上给她签到</source>
        <translation>She is checked in right after</translation>
    </message>
    <message>
        <source>不登记这张卡</source>
        <translation>Without this card</translation>
    </message>
    <message>
        <source>卡尾号 {last4} 一起登记</source>
        <translation>with the card ending {last4}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日，{weekday}</source>
        <translation>{weekday}, {month}-{day}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日，{weekday}</source>
        <translation>{weekday}, {year}-{month}-{day}</translation>
    </message>
    <message>
        <source>{name}老师</source>
        <translation>Teacher {name}</translation>
    </message>
    <message>
        <source>第 {n} 次课</source>
        <translation>Lesson {n}</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>清空重填</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>接着 {time} 没填完的</source>
        <translation>Going on from {time}</translation>
    </message>
    <message>
        <source>草稿 {time} 存好</source>
        <translation>Draft kept at {time}</translation>
    </message>
    <message>
        <source>别人刚改成：{there}</source>
        <translation>Changed to: {there}</translation>
    </message>
    <message>
        <source>别人刚改成这样</source>
        <translation>Just changed elsewhere</translation>
    </message>
    <message>
        <source>红字是别人刚改的，您填的都还在；再保存一次就按您填的。</source>
        <translation>Red: just changed elsewhere. What you typed is kept; save again to use yours.</translation>
    </message>
    <message>
        <source>写一句</source>
        <translation>Say why</translation>
    </message>
    <message>
        <source>选一个</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>FrontDesk</name>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>刚才的卡号被输入法打乱了。</source>
        <translation>The input method garbled the number.</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>帮助内容</source>
        <translation>What helps</translation>
    </message>
    <message>
        <source>看看上面是不是现在这节课，不是就按 {key} 换一节。</source>
        <translation>Look at the top: is this the class that is on now? If not, {key} changes it.</translation>
    </message>
    <message>
        <source>请学员刷卡。光标在哪里都行，一张接一张地刷，不用等。</source>
        <translation>Let the learners swipe, one card after the other, wherever the cursor is. There is no need to wait.</translation>
    </message>
    <message>
        <source>绿色是签上了，黄色是已经签过，蓝色要您点一下，红色请看上面写的怎么办。</source>
        <translation>Green is checked in, amber was in already, blue waits for your click, and red says what to do.</translation>
    </message>
    <message>
        <source>没带卡的，打姓名拼音的首字母（王桂芳就打 wgf）或手机后 4 位，再按回车。</source>
        <translation>Without a card, type the initials of the name in pinyin (wgf for Wang Guifang) or the last 4 digits of the phone, then Enter.</translation>
    </message>
    <message>
        <source>新来的，按 {register} 登记，填好按 {save} 保存并签到。</source>
        <translation>For somebody new press {register}, fill in the form, and {save} saves it and checks her in.</translation>
    </message>
    <message>
        <source>刷错了，按 {key} 撤销上一条，写一句为什么。</source>
        <translation>If a swipe was wrong, {key} undoes the last one; say in a few words why.</translation>
    </message>
    <message>
        <source>断网、停电都不要紧：显示绿色的那一刻，这一条已经存好了。</source>
        <translation>No network or no power does no harm: the moment it shows green, the record is safe.</translation>
    </message>
    <message>
        <source>和区里对账是自动的；左边“同步”上有红点时，按 {key} 看一下。</source>
        <translation>The desk and the district compare notes by themselves; when Sync shows a red dot, look with {key}.</translation>
    </message>
    <message>
        <source>30 秒上手</source>
        <translation>In 30 seconds</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keys</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>正在准备…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>帮助，就是这一页</source>
        <translation>Help: this page</translation>
    </message>
    <message>
        <source>回到签到台</source>
        <translation>Back to check-in</translation>
    </message>
    <message>
        <source>找学员</source>
        <translation>Find a learner</translation>
    </message>
    <message>
        <source>无卡登记</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>刷新这一页；在“同步”里是现在同步</source>
        <translation>Refresh this page; on Sync: sync now</translation>
    </message>
    <message>
        <source>换一节课</source>
        <translation>Change the class</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>全屏，再按一次退出</source>
        <translation>Full screen, and back</translation>
    </message>
    <message>
        <source>打开“签到”</source>
        <translation>Open &quot;Check-in&quot;</translation>
    </message>
    <message>
        <source>打开“学员”</source>
        <translation>Open &quot;Learners&quot;</translation>
    </message>
    <message>
        <source>打开“课程”</source>
        <translation>Open &quot;Courses&quot;</translation>
    </message>
    <message>
        <source>打开“场地”</source>
        <translation>Open Venues</translation>
    </message>
    <message>
        <source>打开“社团”</source>
        <translation>Open Societies</translation>
    </message>
    <message>
        <source>打开“证书”</source>
        <translation>Open Diplomas</translation>
    </message>
    <message>
        <source>打开“同步”</source>
        <translation>Open Sync</translation>
    </message>
    <message>
        <source>两边不一样时，用别处的</source>
        <translation>Where two values differ: use theirs</translation>
    </message>
    <message>
        <source>两边不一样时，用我们的</source>
        <translation>Where two values differ: use ours</translation>
    </message>
    <message>
        <source>“课程”里看前一天或上学期</source>
        <translation>In Courses: the day or term before</translation>
    </message>
    <message>
        <source>“课程”里看后一天或下学期</source>
        <translation>In Courses: the day or term after</translation>
    </message>
    <message>
        <source>在“课程”里看班级</source>
        <translation>In Courses: the classes</translation>
    </message>
    <message>
        <source>新开一个班</source>
        <translation>New class</translation>
    </message>
    <message>
        <source>给打开的班报名</source>
        <translation>Enrol in the open class</translation>
    </message>
    <message>
        <source>打开的班还能做什么</source>
        <translation>What else the open class offers</translation>
    </message>
    <message>
        <source>换人值班</source>
        <translation>Hand the desk over</translation>
    </message>
    <message>
        <source>登记新社团</source>
        <translation>Register a society</translation>
    </message>
    <message>
        <source>给选中的社团加成员</source>
        <translation>Add members to the chosen society</translation>
    </message>
    <message>
        <source>给选中的社团记一次活动</source>
        <translation>A meeting of the chosen society</translation>
    </message>
    <message>
        <source>社团的成员、活动和修改记录轮着看</source>
        <translation>Members, meetings and changes of a society in turn</translation>
    </message>
    <message>
        <source>选中的社团还能做什么</source>
        <translation>What else can be done with the society</translation>
    </message>
    <message>
        <source>社团换一种排法</source>
        <translation>Another order of the societies</translation>
    </message>
    <message>
        <source>社团名册存成 Excel</source>
        <translation>Save the list of societies as Excel</translation>
    </message>
    <message>
        <source>“场地”里看上一周</source>
        <translation>Week before, in Venues</translation>
    </message>
    <message>
        <source>“场地”里看下一周</source>
        <translation>Week after, in Venues</translation>
    </message>
    <message>
        <source>“场地”里回到本周</source>
        <translation>This week, in Venues</translation>
    </message>
    <message>
        <source>看场地的资料，再按看周表</source>
        <translation>Details of the venue, again for its week</translation>
    </message>
    <message>
        <source>登记一个场地</source>
        <translation>Enter a venue</translation>
    </message>
    <message>
        <source>载入街道里公开的场所</source>
        <translation>Load the public places of the street</translation>
    </message>
    <message>
        <source>停用场地，重新开放，或给新的编号</source>
        <translation>Close a venue, reopen it, or number a new one</translation>
    </message>
    <message>
        <source>预订撞了，就用空着的那个</source>
        <translation>A clash: take what is free</translation>
    </message>
    <message>
        <source>打印场地今天的日表</source>
        <translation>Print today&apos;s venue list</translation>
    </message>
    <message>
        <source>场地名册存成 Excel</source>
        <translation>Venue register as Excel</translation>
    </message>
    <message>
        <source>今年的场地预订存成 Excel</source>
        <translation>Save this year&apos;s bookings as Excel</translation>
    </message>
    <message>
        <source>学员名册存成 Excel</source>
        <translation>Save the list of learners as Excel</translation>
    </message>
    <message>
        <source>班级名单存成 Excel</source>
        <translation>Save the list of classes as Excel</translation>
    </message>
    <message>
        <source>登记同一家的下一位</source>
        <translation>Enter the next of the same family</translation>
    </message>
    <message>
        <source>学员刚被别人改过，用别人填的</source>
        <translation>A learner changed meanwhile: take theirs</translation>
    </message>
    <message>
        <source>改资料</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>撤销上一条</source>
        <translation>Undo the last one</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>字大一点</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>字小一点</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>字恢复原来大小</source>
        <translation>Text as it was</translation>
    </message>
    <message>
        <source>收起，再按回到刷卡框</source>
        <translation>Dismiss; again: back to swiping</translation>
    </message>
</context>
<context>
    <name>Learners</name>
    <message>
        <source>卡</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>还没有卡</source>
        <translation>No card yet</translation>
    </message>
    <message>
        <source>停在这一页，刷一下新卡就登记给她。</source>
        <translation>Stay here and swipe a new card: it becomes hers.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>换卡</source>
        <comment>to be done</comment>
        <translation>Replace</translation>
    </message>
    <message>
        <source>注销</source>
        <comment>to be done</comment>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>挂失</source>
        <comment>to be done</comment>
        <translation>Lost</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>挂失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>解挂</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>学员的资料</source>
        <translation>About the learner</translation>
    </message>
    <message>
        <source>选一位学员</source>
        <translation>Choose a learner</translation>
    </message>
    <message>
        <source>点左边的姓名，看资料、卡和考勤。</source>
        <translation>Click a name at the left for details, cards and attendance.</translation>
    </message>
    <message>
        <source>签到</source>
        <translation>Check in</translation>
    </message>
    <message>
        <source>给{name}签到</source>
        <translation>Check in {name}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>补全</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>基本</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>考勤</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>卡 {n}</source>
        <translation>Cards {n}</translation>
    </message>
    <message>
        <source>考勤 {n}</source>
        <translation>Attendance {n}</translation>
    </message>
    <message>
        <source>证书 {n}</source>
        <translation>Certificates {n}</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>没填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{standing}，还缺{what}</source>
        <translation>{standing}, still missing: {what}</translation>
    </message>
    <message>
        <source>考勤记录</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>还没有来过</source>
        <translation>Has not come yet</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>谁记的</source>
        <translation>By whom</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>被后来的一条代替</source>
        <translation>Replaced by a later record</translation>
    </message>
    <message>
        <source>算数</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>同一节课有几条时，只按标“算数”的一条算</source>
        <translation>Of several records of one class only the one marked &quot;Counts&quot; counts</translation>
    </message>
    <message>
        <source>{what}：{reason}</source>
        <translation>{what}: {reason}</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} found</translation>
    </message>
    <message>
        <source>找学员</source>
        <translation>Find a learner</translation>
    </message>
    <message>
        <source>姓名、手机后 4 位或卡号</source>
        <translation>Name, phone or card</translation>
    </message>
    <message>
        <source>学员名单</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>清空重找</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>没找到？</source>
        <translation>Not found?</translation>
    </message>
    <message>
        <source>有 {n} 位{name}，看清出生年和社区</source>
        <translation>{n} people named {name}: check the year</translation>
    </message>
    <message>
        <source>拼音首字母、全拼、手机后 4 位、卡号都行；要打汉字也可以</source>
        <translation>Initials or full pinyin, last 4 of the phone, card number, or characters</translation>
    </message>
    <message>
        <source>正在签到</source>
        <translation>Now on</translation>
    </message>
    <message>
        <source>回到签到</source>
        <translation>To check-in</translation>
    </message>
    <message>
        <source>{title} {present}/{expected}</source>
        <translation>{title} {present}/{expected}</translation>
    </message>
    <message>
        <source>{n} 节课</source>
        <translation>{n} classes</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>没有卡</source>
        <translation>No card</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>Ends {last4}</translation>
    </message>
    <message>
        <source>按 ↓ 看全部</source>
        <translation>↓ shows all</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation>(required)</translation>
    </message>
    <message>
        <source>证件号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>（可不填）</source>
        <translation>(optional)</translation>
    </message>
    <message>
        <source>什么证件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Man</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Woman</translation>
    </message>
    <message>
        <source>1948 或 1948-3-2</source>
        <translation>1948 or 1948-3-2</translation>
    </message>
    <message>
        <source>成年</source>
        <translation>Adult</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>成年了吗</source>
        <translation>Of age?</translation>
    </message>
    <message>
        <source>写了出生就不用选</source>
        <translation>Not needed with a birth date</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>Family&apos;s</translation>
    </message>
    <message>
        <source>手机是谁的</source>
        <translation>Whose phone</translation>
    </message>
    <message>
        <source>住在哪个社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>打拼音首字母，按 ↓ 看全部</source>
        <translation>Type initials, ↓ shows all</translation>
    </message>
    <message>
        <source>同名的人靠它分清，“二单元的”这样</source>
        <translation>Tells namesakes apart, e.g. &quot;entrance 2&quot;</translation>
    </message>
    <message>
        <source>文化程度</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>在册</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>她同意留下证件</source>
        <translation>She agrees to keeping it</translation>
    </message>
    <message>
        <source>不登记这张卡</source>
        <translation>Leave this card out</translation>
    </message>
    <message>
        <source>用别人填的</source>
        <translation>Take theirs</translation>
    </message>
    <message>
        <source>清空重填</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{year} 年生，{age}</source>
        <translation>born {year}, {age}</translation>
    </message>
    <message>
        <source>{n} 岁</source>
        <translation>age {n}</translation>
    </message>
    <message>
        <source>约 {n} 岁</source>
        <translation>about {n}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日</source>
        <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
        <source>{day}（{age}）</source>
        <translation>{day} ({age})</translation>
    </message>
    <message>
        <source>同名 {n} 人</source>
        <translation>{n} namesakes</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>已迁出</source>
        <translation>Moved away</translation>
    </message>
    <message>
        <source>已故</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>停用卡</source>
        <translation>Card off</translation>
    </message>
    <message>
        <source>能用</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>已换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>出生年</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>给他签到</source>
        <translation>Check him in</translation>
    </message>
    <message>
        <source>给她签到</source>
        <translation>Check her in</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>结业以后，在“证书”里发。</source>
        <translation>Issued under Diplomas when a class is finished.</translation>
    </message>
    <message>
        <source>还没有证书</source>
        <translation>No certificate yet</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>看证书</source>
        <translation>See it</translation>
    </message>
    <message>
        <source>学时记录</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>还没有学时</source>
        <translation>No hours yet</translation>
    </message>
    <message>
        <source>合计 {n} 学时</source>
        <translation>{n} hours in all</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>应得</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>算多少</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>没有记录</source>
        <translation>nothing noted</translation>
    </message>
    <message>
        <source>那天还没有学时规则</source>
        <translation>no rule of hours that day</translation>
    </message>
    <message>
        <source>这节课停了，不算</source>
        <translation>called off, does not count</translation>
    </message>
    <message>
        <source>晚到 {n} 分钟</source>
        <translation>{n} min late</translation>
    </message>
    <message>
        <source>规则第 {version} 版</source>
        <translation>rule {version}</translation>
    </message>
    <message>
        <source>依据：晚到 {n} 分钟以内算足，再晚或早退算 {share} %；请假、缺席、免修不算</source>
        <translation>Up to {n} min late counts in full, later or leaving early {share} %; leave, absence and exemption count nothing</translation>
    </message>
    <message>
        <source>学员名册 Excel</source>
        <translation>List of learners, Excel</translation>
    </message>
    <message>
        <source>见分院公告</source>
        <translation>see the notice board</translation>
    </message>
    <message>
        <source>按 ↓ 选一项</source>
        <translation>Choose one with ↓</translation>
    </message>
    <message>
        <source>对得上，只留后 4 位 {tail}</source>
        <translation>Correct; only {tail} is kept</translation>
    </message>
    <message>
        <source>已留尾号 {tail}，换了才填</source>
        <translation>{tail} is kept; fill in only a new one</translation>
    </message>
    <message>
        <source>核对完就忘，只留后 4 位</source>
        <translation>Checked and forgotten, 4 digits stay</translation>
    </message>
    <message>
        <source>写年份就行</source>
        <translation>The year is enough</translation>
    </message>
    <message>
        <source>这是 15 位的旧号，请抄身份证上 18 位的</source>
        <translation>An old 15-digit number; copy the 18</translation>
    </message>
    <message>
        <source>要 {expected} 位，现在是 {digits} 位</source>
        <translation>{expected} digits needed, not {digits}</translation>
    </message>
    <message>
        <source>只能有数字和字母，请照证件抄</source>
        <translation>Only digits and letters</translation>
    </message>
    <message>
        <source>第 7 到 14 位不是一个日期，请再核对</source>
        <translation>Digits 7 to 14 are no date</translation>
    </message>
    <message>
        <source>生日还没到，第 7 到 14 位请再核对</source>
        <translation>Born in the future: check 7 to 14</translation>
    </message>
    <message>
        <source>最后一位对不上，有一位抄错了</source>
        <translation>Last digit does not fit: a typo</translation>
    </message>
    <message>
        <source>这个证件是{name}的，已经登记过</source>
        <translation>This document is {name}&apos;s</translation>
    </message>
    <message>
        <source>她同意留证件以后，请打上勾</source>
        <translation>Tick once she agrees to keeping it</translation>
    </message>
    <message>
        <source>没有这一天，请再核对</source>
        <translation>There is no such day</translation>
    </message>
    <message>
        <source>写年份，或 1948-3-2 这样</source>
        <translation>A year, or 1948-3-2</translation>
    </message>
    <message>
        <source>最多 {limit} 个字，现在有 {length} 个</source>
        <translation>At most {limit} characters, not {length}</translation>
    </message>
    <message>
        <source>登记一位学员</source>
        <translation>Enter a learner</translation>
    </message>
    <message>
        <source>接着 {time} 没填完的</source>
        <translation>Going on from {time}</translation>
    </message>
    <message>
        <source>登记{name}家的下一位</source>
        <translation>The next of {name}&apos;s family</translation>
    </message>
    <message>
        <source>改{name}的资料</source>
        <translation>Edit {name}</translation>
    </message>
    <message>
        <source>尾号 {last4} 的卡，保存时登记给她</source>
        <translation>Card ending in {last4}: hers when saved</translation>
    </message>
    <message>
        <source>登记好了：{name}</source>
        <translation>Entered: {name}</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>{name}的资料补全了，是正式学员了</source>
        <translation>{name} is complete and regular now</translation>
    </message>
    <message>
        <source>改好了：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>别人刚改成这样</source>
        <translation>Just changed by somebody else</translation>
    </message>
    <message>
        <source>别人刚改成：{there}</source>
        <translation>Somebody made it: {there}</translation>
    </message>
    <message>
        <source>草稿 {time} 存好</source>
        <translation>Draft kept at {time}</translation>
    </message>
</context>
<context>
    <name>LearnersPage</name>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the records…</translation>
    </message>
    <message>
        <source>资料没有打开</source>
        <translation>Records not opened</translation>
    </message>
    <message>
        <source>按 {key} 再试一次。</source>
        <translation>Press {key} to try again.</translation>
    </message>
    <message>
        <source>没有读出来</source>
        <translation>Could not be read</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>刚才的卡号被输入法打乱了。</source>
        <translation>The input method garbled the number.</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>&quot;{text}&quot; was not found</translation>
    </message>
    <message>
        <source>试试全拼、手机号后 4 位，或请学员刷一下卡。</source>
        <translation>Try full pinyin, the last 4 digits of the phone, or a swipe of the card.</translation>
    </message>
    <message>
        <source>还没有学员</source>
        <translation>No learners yet</translation>
    </message>
    <message>
        <source>第一位来的时候，在这里登记。</source>
        <translation>Register the first one here.</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Learners</translation>
    </message>
</context>
<context>
    <name>ListsArea</name>
    <message>
        <source>还没有人签到，第一位马上就来</source>
        <translation>Nobody has checked in yet, the first one will be here soon</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
</context>
<context>
    <name>LookupList</name>
    <message>
        <source>找到的人</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>没找到“{typed}”。试试全拼、手机后 4 位，或按 F3 用汉字找</source>
        <translation>&quot;{typed}&quot; was not found. Try full pinyin or the phone; F3 finds characters</translation>
    </message>
    <message>
        <source>按回车{verb}</source>
        <translation>Press Enter: {verb}</translation>
    </message>
    <message>
        <source>按 ↓ 选人，再按回车{verb}</source>
        <translation>↓ chooses, then Enter: {verb}</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>名单里</source>
        <translation>On the roster</translation>
    </message>
    <message>
        <source>手机尾号 {tail}</source>
        <translation>Phone …{tail}</translation>
    </message>
</context>
<context>
    <name>MatterActs</name>
    <message>
        <source>选错了按 Ctrl Z，马上改回来。</source>
        <translation>Ctrl Z takes it back at once.</translation>
    </message>
    <message>
        <source>改回来了</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>这一件又在列表里了。</source>
        <translation>The matter is on the list again.</translation>
    </message>
</context>
<context>
    <name>Matters</name>
    <message>
        <source>不填了</source>
        <translation>Do not fill in</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>重交</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>就用填的</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>看这位学员</source>
        <translation>Show this learner</translation>
    </message>
    <message>
        <source>重新看这一件</source>
        <translation>Look at this again</translation>
    </message>
    <message>
        <source>这一件</source>
        <translation>This matter</translation>
    </message>
    <message>
        <source>为什么会这样</source>
        <translation>Why this came about</translation>
    </message>
    <message>
        <source>上一件</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>看过的</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>第 {n} 件，共 {of} 件</source>
        <translation>{n} of {of}</translation>
    </message>
    <message>
        <source>回到要看的</source>
        <translation>Back to the open ones</translation>
    </message>
    <message>
        <source>看过的（{n}）</source>
        <translation>Looked at ({n})</translation>
    </message>
    <message>
        <source>填的内容不合规定，区里没有收。</source>
        <translation>What was filled in breaks a rule, so the district did not take it.</translation>
    </message>
    <message>
        <source>区里那边已经走到下一步，这一步接不上了。</source>
        <translation>The district is a step further already; this step no longer fits.</translation>
    </message>
    <message>
        <source>这一项归区里管，分院不能直接改。</source>
        <translation>This belongs to the district; a branch cannot change it.</translation>
    </message>
    <message>
        <source>这一条是别的分院的，这里不能改。</source>
        <translation>This belongs to another branch and cannot be changed here.</translation>
    </message>
    <message>
        <source>这位学员已经不在本分院，区里没有收。</source>
        <translation>This learner is no longer with this branch.</translation>
    </message>
    <message>
        <source>它说到的另一条，区里没有收到过。</source>
        <translation>It speaks of a record that the district never got.</translation>
    </message>
    <message>
        <source>这样的记录只能添，不能改。</source>
        <translation>Such records can be added, not changed.</translation>
    </message>
    <message>
        <source>这位学员要求删除了资料，不能再写。</source>
        <translation>This learner had her data deleted; nothing can be written any more.</translation>
    </message>
    <message>
        <source>这一条换了人或换了课，区里没有收。</source>
        <translation>It names another person or class than before.</translation>
    </message>
    <message>
        <source>区里的时间和这台电脑差太多</source>
        <translation>The clocks of the district and this computer are too far apart</translation>
    </message>
    <message>
        <source>区里要拿掉 {n} 条</source>
        <translation>The district would take away {n} records</translation>
    </message>
    <message>
        <source>{what}，区里没有收下</source>
        <translation>{what}: not taken by the district</translation>
    </message>
    <message>
        <source>{name}，一边改了，一边拿掉了</source>
        <translation>{name}: changed here, taken away there</translation>
    </message>
    <message>
        <source>{what}，两边写的不一样</source>
        <translation>{what}: two different values</translation>
    </message>
    <message>
        <source>{name}的{what}</source>
        <translation>{what} of {name}</translation>
    </message>
    <message>
        <source>“{title}”的名额满了，{name}排在后面</source>
        <translation>“{title}” is full, {name} came later</translation>
    </message>
    <message>
        <source>{place}被订了两次</source>
        <translation>{place} is booked twice</translation>
    </message>
    <message>
        <source>{place} {when} 被订了两次</source>
        <translation>{place} is booked twice, {when}</translation>
    </message>
    <message>
        <source>时间差太多</source>
        <translation>Clocks differ</translation>
    </message>
    <message>
        <source>要拿掉 {n} 条</source>
        <translation>{n} would go</translation>
    </message>
    <message>
        <source>{place} {when}</source>
        <translation>{place} {when}</translation>
    </message>
    <message>
        <source>看一眼日期和时间</source>
        <translation>Look at date and time</translation>
    </message>
    <message>
        <source>先停下了，等您定</source>
        <translation>Stopped, for you to decide</translation>
    </message>
    <message>
        <source>区里没有收下</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>名额满了</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>订了两次</source>
        <translation>Booked twice</translation>
    </message>
    <message>
        <source>一边改，一边拿掉</source>
        <translation>Changed and taken away</translation>
    </message>
    <message>
        <source>{what}不一样</source>
        <translation>{what} differs</translation>
    </message>
    <message>
        <source>{who}也改了</source>
        <translation>{who} changed it too</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>born {year}</translation>
    </message>
    <message>
        <source>尾号 {last4}</source>
        <translation>card …{last4}</translation>
    </message>
    <message>
        <source>两边的时间差了一天多。有一边错了，先停下，免得把时间记乱。</source>
        <translation>They differ by more than a day. One of them is wrong; nothing goes on, so that no times are mixed up.</translation>
    </message>
    <message>
        <source>一次要拿掉的比平时多得多，怕是弄错了。现在一条也没有拿掉。</source>
        <translation>That is far more than usual and may be a mistake. Nothing has been taken away.</translation>
    </message>
    <message>
        <source>区里没有说为什么。</source>
        <translation>The district did not say why.</translation>
    </message>
    <message>
        <source>这位学员要求删除了资料，两边写的都看不到了。</source>
        <translation>This learner had her data deleted; neither value can be seen.</translation>
    </message>
    <message>
        <source>一边还在改，另一边把它拿掉了，谁也没看到谁的。</source>
        <translation>One side changed it while the other took it away; neither saw the other.</translation>
    </message>
    <message>
        <source>两边同时报名，先到区里的占了最后的名额。报名还在，没有丢。</source>
        <translation>Both enrolled somebody; who reached the district first got the last place. Nothing is lost.</translation>
    </message>
    <message>
        <source>两边没看到对方的预订，先到区里的算数。这一条还留着，没有丢。</source>
        <translation>Neither side saw the other&apos;s booking; the one that reached the district first counts. Nothing is lost.</translation>
    </message>
    <message>
        <source>{place}和{ours}都改了这一处，谁也没看到谁的。先用了后改的，另一个也留着。</source>
        <translation>{place} and {ours} changed the same thing, and neither saw the other. The later value is used; the other one is kept.</translation>
    </message>
    <message>
        <source>两边都改了这一处，谁也没看到谁的。先用了后改的，另一个也留着。</source>
        <translation>Both sides changed the same thing, and neither saw the other. The later value is used; the other one is kept.</translation>
    </message>
    <message>
        <source>我们这里</source>
        <translation>this desk</translation>
    </message>
    <message>
        <source>另一边</source>
        <translation>the other side</translation>
    </message>
    <message>
        <source>{who}拿掉了</source>
        <translation>Taken away by {who}</translation>
    </message>
    <message>
        <source>{who}改成</source>
        <translation>Changed by {who}</translation>
    </message>
    <message>
        <source>用我们的</source>
        <translation>Use ours</translation>
    </message>
    <message>
        <source>用{place}的</source>
        <translation>Use that of {place}</translation>
    </message>
    <message>
        <source>看过了</source>
        <translation>looked at</translation>
    </message>
    <message>
        <source>{name} {when}</source>
        <translation>{name} {when}</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>改后重交</source>
        <translation>Change and send again</translation>
    </message>
    <message>
        <source>报请区里改</source>
        <translation>Ask the district</translation>
    </message>
    <message>
        <source>改到那里</source>
        <translation>Move it there</translation>
    </message>
    <message>
        <source>撤回我们的</source>
        <translation>Withdraw ours</translation>
    </message>
    <message>
        <source>放弃这一条</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>同意拿掉</source>
        <translation>Let it go</translation>
    </message>
    <message>
        <source>照区里的时间同步</source>
        <translation>Sync by the district&apos;s time</translation>
    </message>
    <message>
        <source>都不对，另填</source>
        <translation>Neither: fill in</translation>
    </message>
    <message>
        <source>两个都留着</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>先不拿</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>稍后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>随时可以重新看</source>
        <translation>It can be looked at again at any time</translation>
    </message>
    <message>
        <source>还没选</source>
        <translation>not chosen yet</translation>
    </message>
    <message>
        <source>选了以后，{name}的{what}会是 {value}</source>
        <translation>After the choice, {what} of {name} will be {value}</translation>
    </message>
    <message>
        <source>没选中的也留着，以后可以改回来</source>
        <translation>The other value is kept and can be chosen later</translation>
    </message>
    <message>
        <source>定了：{name}的{what}是 {value}</source>
        <translation>Settled: {what} of {name} is {value}</translation>
    </message>
    <message>
        <source>定了：两边的都没用，另填了一个</source>
        <translation>Settled: another value was filled in</translation>
    </message>
    <message>
        <source>定了：两个都留着</source>
        <translation>Settled: both are kept</translation>
    </message>
    <message>
        <source>改好重交了</source>
        <translation>Changed and sent again</translation>
    </message>
    <message>
        <source>报请区里改了</source>
        <translation>The district was asked</translation>
    </message>
    <message>
        <source>放弃了，用区里的</source>
        <translation>Given up; the district&apos;s stands</translation>
    </message>
    <message>
        <source>对方让出来了，这一条现在算数</source>
        <translation>The other gave way; this one counts now</translation>
    </message>
    <message>
        <source>看过了，没有改动</source>
        <translation>Looked at, nothing changed</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>先订到的：{what}</source>
        <translation>Booked first: {what}</translation>
    </message>
    <message>
        <source>先报上的：{what}</source>
        <translation>Enrolled first: {what}</translation>
    </message>
    <message>
        <source>这几天没有同样长的空当，请和对方商量。</source>
        <translation>Nothing of that length is free in these days; please talk to the other side.</translation>
    </message>
    <message>
        <source>空着的：{place} {day} {when}</source>
        <translation>Free: {place} {day} {when}</translation>
    </message>
    <message>
        <source>区里要从这台电脑拿掉 {n} 条，还没说是哪些。</source>
        <translation>{n} records would go from this computer; which ones is not known yet.</translation>
    </message>
    <message>
        <source>{what} {n} 条</source>
        <translation>{what}: {n}</translation>
    </message>
    <message>
        <source>签到照样能用，都存在这台电脑里。</source>
        <translation>Checking in works as always; everything is stored here.</translation>
    </message>
    <message>
        <source>没有送出去的都在，不会跟着拿掉。</source>
        <translation>What was not sent yet stays and does not go with it.</translation>
    </message>
    <message>
        <source>别的内容都合好了，只有这一处要您定。</source>
        <translation>Everything else was merged; only this is yours to decide.</translation>
    </message>
    <message>
        <source>好了，用您填的</source>
        <translation>Done, yours is used</translation>
    </message>
    <message>
        <source>好了，两个都留着</source>
        <translation>Done, both are kept</translation>
    </message>
    <message>
        <source>改好了，下次同步再交</source>
        <translation>Changed; it goes with the next sync</translation>
    </message>
    <message>
        <source>好了，下次同步报给区里</source>
        <translation>Done; the district hears of it with the next sync</translation>
    </message>
    <message>
        <source>好了，这一条放弃了</source>
        <translation>Done, given up</translation>
    </message>
    <message>
        <source>好了，改期了</source>
        <translation>Done, moved</translation>
    </message>
    <message>
        <source>好了，撤回了</source>
        <translation>Done, withdrawn</translation>
    </message>
    <message>
        <source>好了，下次同步就拿掉</source>
        <translation>Done; it goes with the next sync</translation>
    </message>
    <message>
        <source>好了，看过了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>好了，{use}</source>
        <translation>Done: {use}</translation>
    </message>
    <message>
        <source>原来是</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>原来是 {value}</source>
        <translation>Before: {value}</translation>
    </message>
    <message>
        <source>这台电脑的时间</source>
        <translation>Time of this computer</translation>
    </message>
    <message>
        <source>区里的时间</source>
        <translation>Time of the district</translation>
    </message>
    <message>
        <source>我们交的</source>
        <translation>What we sent</translation>
    </message>
    <message>
        <source>区里现在是</source>
        <translation>The district has</translation>
    </message>
    <message>
        <source>晚了一步，现在不算数。</source>
        <translation>Came later; does not count now.</translation>
    </message>
    <message>
        <source>先到区里，现在算数。</source>
        <translation>Came first; counts now.</translation>
    </message>
    <message>
        <source>内容已经删除了。</source>
        <translation>The content was deleted.</translation>
    </message>
    <message>
        <source>现在用的是这一个。</source>
        <translation>This one is used now.</translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message>
        <source>别人刚改成：{when} {place}。您填的还在，再保存就按您填的。</source>
        <translation>Just changed elsewhere: {when} {place}. What you typed is kept; save again to use yours.</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>几点结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>按 ↓ 选，别处直接写</source>
        <translation>↓ shows all, or just write</translation>
    </message>
    <message>
        <source>看不懂</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>要填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>“{place}”停用了。</source>
        <translation>“{place}” is out of use.</translation>
    </message>
    <message>
        <source>撞了，已有：{title} {hours}。</source>
        <translation>Taken by {title} {hours}.</translation>
    </message>
    <message>
        <source>教室坐不下。</source>
        <translation>The room is too small.</translation>
    </message>
    <message>
        <source>{place}那时空着。</source>
        <translation> {place} is free then.</translation>
    </message>
</context>
<context>
    <name>NavItem</name>
    <message>
        <source>{key}，要您看一下</source>
        <translation>{key}, needs you</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>Learners</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venues</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Societies</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Diplomas</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>查验</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>OnCardButton</name>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>OtherSessions</name>
    <message>
        <source>另 {n} 节</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>另有 {n} 节在签到</source>
        <translation>{n} more open</translation>
    </message>
    <message>
        <source>另有 {n} 节在签到，选一节放到前面</source>
        <translation>{n} more open; choose one to put in front</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>没读出卡号</source>
        <translation>No card number was read</translation>
    </message>
    <message>
        <source>请再刷一次。</source>
        <translation>Please scan it again.</translation>
    </message>
    <message>
        <source>这张卡还没登记，尾号 {last4}</source>
        <translation>The card ending {last4} is not registered</translation>
    </message>
    <message>
        <source>按 {key} 登记，卡就是她的；登记完再回来。</source>
        <translation>{key} registers its holder with it; then come back.</translation>
    </message>
    <message>
        <source>这张卡号有几个人，选一位</source>
        <translation>Several people have this card: choose one</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>Nothing found for “{text}”</translation>
    </message>
    <message>
        <source>试试全拼、手机号后 4 位；还没登记的按 {key} 登记，再回到这一页。</source>
        <translation>Try the full pinyin or the last 4 digits of the phone; {key} registers new people, then come back here.</translation>
    </message>
    <message>
        <source>打姓名的拼音首字母，或者直接刷她的卡。</source>
        <translation>Type the initials of her name, or scan her card.</translation>
    </message>
    <message>
        <source>姓名、手机后 4 位或卡号</source>
        <translation>Name, phone or card</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>找到的人</source>
        <translation>People found</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>PickButton</name>
    <message>
        <source>就是她，直接签到</source>
        <translation>It is her, check in</translation>
    </message>
    <message>
        <source>就是她</source>
        <translation>It is her</translation>
    </message>
</context>
<context>
    <name>PrintedWords</name>
    <message>
        <source>没有打印，{n} 张还在“待打印”里</source>
        <translation>Not printed; {n} are still under To print</translation>
    </message>
    <message>
        <source>停在第 {n} 张，后面的还在“待打印”里</source>
        <translation>Stopped at {n}; the rest is still under To print</translation>
    </message>
    <message>
        <source>{n} 张打好了，请盖章</source>
        <translation>{n} printed; please seal them</translation>
    </message>
    <message>
        <source>这台电脑没有打印机，{n} 张证书存成了文件</source>
        <translation>No printer here: {n} certificates saved as a file</translation>
    </message>
    <message>
        <source>上次打印停在第 {n} 张，还有 {m} 张没打</source>
        <translation>The last print job stopped at page {n}; {m} are left</translation>
    </message>
    <message>
        <source>没打的在“已发”的“待打印”里。</source>
        <translation>They are under Issued, To print.</translation>
    </message>
    <message>
        <source>接着打</source>
        <translation>Go on printing</translation>
    </message>
    <message>
        <source>打好了 {n} 张，从第 {next} 张接着打</source>
        <translation>{n} printed; go on from {next}</translation>
    </message>
    <message>
        <source>没打的 {n} 张在“待打印”里，按 {key} 接着打。</source>
        <translation>{n} are under To print; press {key} to go on.</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name} in {folder}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>签到表</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>签到表 Excel</source>
        <translation>Register, Excel</translation>
    </message>
    <message>
        <source>正在打印第 {n} 张，共 {total} 张</source>
        <translation>Printing sheet {n} of {total}</translation>
    </message>
</context>
<context>
    <name>ProblemBox</name>
    <message>
        <source>程序遇到问题，已记下的签到都在。</source>
        <translation>Something went wrong. All check-ins are kept.</translation>
    </message>
    <message>
        <source>可以接着用。要是老出现，请导出报告，交给管理员。</source>
        <translation>You can go on. If it keeps happening, please export the report for the administrator.</translation>
    </message>
    <message>
        <source>导出问题报告（不含姓名证件）</source>
        <translation>Export a report (no names)</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>问题报告 {when}</source>
        <translation>Fault report {when}</translation>
    </message>
    <message>
        <source>报告存在这里，里面没有学员的资料：
{path}</source>
        <translation>The report is saved here; nothing about any learner is in it:
{path}</translation>
    </message>
    <message>
        <source>报告没有存成，文件夹不让写入。请告诉管理员。</source>
        <translation>The report could not be saved, the folder is read-only. Please tell the administrator.</translation>
    </message>
</context>
<context>
    <name>QuestionStrip</name>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>写一句为什么，再按回车</source>
        <translation>A few words, then Enter</translation>
    </message>
    <message>
        <source>算了</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>编号 {number}</source>
        <translation>No. {number}</translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message>
        <source>没到 {n}</source>
        <translation>Not here {n}</translation>
    </message>
    <message>
        <source>已到 {n}</source>
        <translation>Here {n}</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>没到</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
</context>
<context>
    <name>ScanField</name>
    <message>
        <source>刷卡，或输入姓名拼音、手机后 4 位、卡号</source>
        <translation>Swipe a card, or type pinyin, last 4 of the phone or a card number</translation>
    </message>
    <message>
        <source>● 可以刷卡</source>
        <translation>● Ready</translation>
    </message>
    <message>
        <source>○ 没在听卡</source>
        <translation>○ Not ready</translation>
    </message>
    <message>
        <source>现在不能刷卡，按 F2 回到签到</source>
        <translation>No cards now; F2 goes back</translation>
    </message>
    <message>
        <source>按 F2 回到签到</source>
        <translation>F2 goes back</translation>
    </message>
    <message>
        <source>现在不能刷卡</source>
        <translation>No cards now</translation>
    </message>
    <message>
        <source>刷卡，或输入姓名拼音、手机后 4 位</source>
        <translation>Swipe, or type a name in pinyin or a phone</translation>
    </message>
    <message>
        <source>刷卡，或输入拼音、手机后 4 位</source>
        <translation>Swipe, or type pinyin or a phone</translation>
    </message>
    <message>
        <source>刷卡，或输入拼音</source>
        <translation>Swipe, or type pinyin</translation>
    </message>
</context>
<context>
    <name>SessionHead</name>
    <message>
        <source>签到</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>已收尾</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>还没收尾</source>
        <translation>Not closed</translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>社区教育工作台</source>
        <translation>Community education desk</translation>
    </message>
    <message>
        <source>{branch}·社区教育工作台</source>
        <translation>{branch}·Community education desk</translation>
    </message>
</context>
<context>
    <name>Societies</name>
    <message>
        <source>按 {key} 撤销</source>
        <translation>{key} undoes it</translation>
    </message>
    <message>
        <source>没有可以撤销的</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>撤销好了</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>为什么停止“{name}”？成员和记录都留着，以后可以恢复。</source>
        <translation>Why does “{name}” stop? Members and records stay; it can go on later.</translation>
    </message>
    <message>
        <source>为什么注销“{name}”？注销以后不能恢复，记录都留着。</source>
        <translation>Why is “{name}” dissolved? That is for good; the records stay.</translation>
    </message>
    <message>
        <source>没有负责人了</source>
        <translation>No leader</translation>
    </message>
    <message>
        <source>没有人来</source>
        <translation>Nobody comes</translation>
    </message>
    <message>
        <source>别的…</source>
        <translation>Other…</translation>
    </message>
    <message>
        <source>“{name}”现在是：{state}</source>
        <translation>“{name}” is now: {state}</translation>
    </message>
    <message>
        <source>看资料</source>
        <translation>See her record</translation>
    </message>
    <message>
        <source>{name}又是成员了</source>
        <translation>{name} is a member again</translation>
    </message>
    <message>
        <source>没有退出</source>
        <translation>She did not leave</translation>
    </message>
    <message>
        <source>{name}不算核心了</source>
        <translation>{name} is no longer core</translation>
    </message>
    <message>
        <source>{name}是核心成员</source>
        <translation>{name} is a core member</translation>
    </message>
    <message>
        <source>不算核心</source>
        <translation>Not core</translation>
    </message>
    <message>
        <source>算核心</source>
        <translation>Core member</translation>
    </message>
    <message>
        <source>加入的日子</source>
        <translation>Day she joined</translation>
    </message>
    <message>
        <source>退出了</source>
        <translation>She left</translation>
    </message>
    <message>
        <source>{name}是负责人了</source>
        <translation>{name} leads it now</translation>
    </message>
    <message>
        <source>当负责人</source>
        <translation>Make her leader</translation>
    </message>
    <message>
        <source>{name}哪天退出的？</source>
        <translation>When did {name} leave?</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>别的日子…</source>
        <translation>Another day…</translation>
    </message>
    <message>
        <source>例如 12-3，再按回车</source>
        <translation>such as 12-3, then Enter</translation>
    </message>
    <message>
        <source>{name}退出了</source>
        <translation>{name} left</translation>
    </message>
    <message>
        <source>{name}哪天加入的？</source>
        <translation>When did {name} join?</translation>
    </message>
    <message>
        <source>写日子…</source>
        <translation>Write the day…</translation>
    </message>
    <message>
        <source>{name}从 {day} 起是成员</source>
        <translation>{name} is a member since {day}</translation>
    </message>
    <message>
        <source>看不懂“{text}”这个日子</source>
        <translation>“{text}” is no day</translation>
    </message>
    <message>
        <source>请这样写：12-3，或 2026-12-3。</source>
        <translation>Write it like 12-3 or 2026-12-3.</translation>
    </message>
    <message>
        <source>改人数</source>
        <translation>Correct the number</translation>
    </message>
    <message>
        <source>记人数</source>
        <translation>Tell the number</translation>
    </message>
    <message>
        <source>人数拿掉了，可以签到</source>
        <translation>The number is gone; people may check in</translation>
    </message>
    <message>
        <source>改用签到</source>
        <translation>Check in instead</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>See the roster</translation>
    </message>
    <message>
        <source>照常活动</source>
        <translation>It takes place</translation>
    </message>
    <message>
        <source>这次活动删掉了</source>
        <translation>The meeting is gone</translation>
    </message>
    <message>
        <source>改时间地点</source>
        <translation>Other time or place</translation>
    </message>
    <message>
        <source>没开成</source>
        <translation>It did not meet</translation>
    </message>
    <message>
        <source>记错了</source>
        <translation>A mistake</translation>
    </message>
    <message>
        <source>{day}来了多少人？没有人来写 0。</source>
        <translation>{day}: how many came? 0 if nobody.</translation>
    </message>
    <message>
        <source>写人数…</source>
        <translation>Write the number…</translation>
    </message>
    <message>
        <source>写个数，再按回车</source>
        <translation>a number, then Enter</translation>
    </message>
    <message>
        <source>“{text}”不是人数</source>
        <translation>“{text}” is no number</translation>
    </message>
    <message>
        <source>请写一个数，例如 12。</source>
        <translation>Write a number, such as 12.</translation>
    </message>
    <message>
        <source>记下了，{n} 人</source>
        <translation>Noted: {n} people</translation>
    </message>
    <message>
        <source>人不够</source>
        <translation>Too few people</translation>
    </message>
    <message>
        <source>天气不好</source>
        <translation>Bad weather</translation>
    </message>
    <message>
        <source>这次活动为什么没开？教室会空出来。</source>
        <translation>Why did it not meet? The room becomes free.</translation>
    </message>
    <message>
        <source>取消了，教室让出来了</source>
        <translation>Called off, the room is free</translation>
    </message>
    <message>
        <source>这个社团已经注销了，不能再加人</source>
        <translation>This society is dissolved and takes nobody</translation>
    </message>
    <message>
        <source>这个社团停了，先恢复活动再排</source>
        <translation>This society has stopped: let it go on first</translation>
    </message>
    <message>
        <source>这一条没有要做的</source>
        <translation>Nothing to do here</translation>
    </message>
    <message>
        <source>“{name}”登记好了</source>
        <translation>“{name}” is registered</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>这个社团</source>
        <translation>in this society</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>成员 {n}</source>
        <translation>Members {n}</translation>
    </message>
    <message>
        <source>活动 {n}</source>
        <translation>Meetings {n}</translation>
    </message>
    <message>
        <source>改资料</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>成员名单导出 Excel</source>
        <translation>Members as Excel</translation>
    </message>
    <message>
        <source>已备案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>停止活动</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>恢复活动</source>
        <translation>Let it go on</translation>
    </message>
    <message>
        <source>注销</source>
        <translation>Dissolve</translation>
    </message>
    <message>
        <source>还没有，在成员里选一位</source>
        <translation>none yet: choose a member</translation>
    </message>
    <message>
        <source>加成员</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>记一次活动</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>固定时间</source>
        <translation>Usual time</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>协调学校</source>
        <translation>School</translation>
    </message>
    <message>
        <source>章程制度</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>备案号</source>
        <translation>Filing no.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>登记一个社团</source>
        <translation>Register a society</translation>
    </message>
    <message>
        <source>改“{name}”</source>
        <translation>Edit “{name}”</translation>
    </message>
    <message>
        <source>要填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>看不懂，例如 2019-3-1</source>
        <translation>Unclear; such as 2019-3-1</translation>
    </message>
    <message>
        <source>名单里没有，按 ↓ 选一个</source>
        <translation>Not in the list: ↓ to choose</translation>
    </message>
    <message>
        <source>只知道年份就写年份</source>
        <translation>The year alone will do</translation>
    </message>
    <message>
        <source>按 ↓ 看全部，或打拼音首字母</source>
        <translation>↓ shows all, or type initials</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>所属社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Founded on</translation>
    </message>
    <message>
        <source>活动场所</source>
        <translation>Venue</translation>
    </message>
    <message>
        <source>例如：每月第 1、3 个周四 14:00</source>
        <translation>such as: 1st and 3rd Thursday, 14:00</translation>
    </message>
    <message>
        <source>有章程</source>
        <translation>Has a charter</translation>
    </message>
    <message>
        <source>有管理制度</source>
        <translation>Has rules</translation>
    </message>
    <message>
        <source>已经备案</source>
        <translation>Filed already</translation>
    </message>
    <message>
        <source>每月的记号</source>
        <translation>What the months mean</translation>
    </message>
    <message>
        <source>活动改到 {when}</source>
        <translation>Moved to {when}</translation>
    </message>
    <message>
        <source>记下了：{when}，{n} 人</source>
        <translation>Noted: {when}, {n} people</translation>
    </message>
    <message>
        <source>排好了：{when}</source>
        <translation>Planned: {when}</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>可不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>来了多少人</source>
        <translation>How many came</translation>
    </message>
    <message>
        <source>开过的才填；不填就用签到</source>
        <translation>only if it is over; else check in</translation>
    </message>
    <message>
        <source>“{name}”哪天活动？</source>
        <translation>When does “{name}” meet?</translation>
    </message>
    <message>
        <source>{day}的活动改到什么时候，在哪里？</source>
        <translation>The meeting of {day}: when and where instead?</translation>
    </message>
    <message>
        <source>{name}加进来了</source>
        <translation>{name} is in</translation>
    </message>
    <message>
        <source>给“{name}”加成员，现在 {n} 人</source>
        <translation>New members of “{name}”, {n} now</translation>
    </message>
    <message>
        <source>没找到“{text}”</source>
        <translation>Nothing found for “{text}”</translation>
    </message>
    <message>
        <source>加谁？</source>
        <translation>Who?</translation>
    </message>
    <message>
        <source>已是成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>加进来</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>找要加的人</source>
        <translation>Find a member</translation>
    </message>
    <message>
        <source>加好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>社团名单 Excel</source>
        <translation>Societies as Excel</translation>
    </message>
    <message>
        <source>社团成员 Excel</source>
        <translation>Members as Excel</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in “{folder}”</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>left</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>上次活动</source>
        <translation>Last met</translation>
    </message>
    <message>
        <source>全年次数</source>
        <translation>meetings</translation>
    </message>
    <message>
        <source>按{order}排</source>
        <translation>By {order}</translation>
    </message>
    <message>
        <source>{n} 个社团，{people} 人</source>
        <translation>{n} societies, {people} people</translation>
    </message>
    <message>
        <source>{of} 个社团里找到 {n} 个，{people} 人</source>
        <translation>{n} of {of} societies, {people} people</translation>
    </message>
    <message>
        <source>试试名称的拼音首字母、负责人或社区。</source>
        <translation>Try the initials, the leader or the community.</translation>
    </message>
    <message>
        <source>没有要关心的社团</source>
        <translation>None to look after</translation>
    </message>
    <message>
        <source>没有停止的社团</source>
        <translation>None that stopped</translation>
    </message>
    <message>
        <source>登记一个：填名称，再把成员一个个加进来。</source>
        <translation>Register one: its name, then its members one by one.</translation>
    </message>
    <message>
        <source>还没有社团</source>
        <translation>No societies yet</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Societies</translation>
    </message>
    <message>
        <source>今年每月</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>全年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{n} 月{look}</source>
        <translation>month {n}: {look}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>找社团</source>
        <translation>Find a society</translation>
    </message>
    <message>
        <source>名称、负责人或社区</source>
        <translation>Name, leader or community</translation>
    </message>
    <message>
        <source>新社团</source>
        <translation>New society</translation>
    </message>
    <message>
        <source>打姓名的拼音首字母，或直接刷她的卡。</source>
        <translation>Type the initials of her name, or scan her card.</translation>
    </message>
    <message>
        <source>还没有成员</source>
        <translation>No members yet</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>排一次，或者把开过的补记进来。</source>
        <translation>Plan one, or note one that took place.</translation>
    </message>
    <message>
        <source>还没有活动</source>
        <translation>No meetings yet</translation>
    </message>
    <message>
        <source>培育中</source>
        <translation>Growing</translation>
    </message>
    <message>
        <source>停了</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>还没有负责人</source>
        <translation>no leader yet</translation>
    </message>
    <message>
        <source>没有计划</source>
        <translation>no plan</translation>
    </message>
    <message>
        <source>{held} / {planned} 次</source>
        <translation>{held} / {planned}</translation>
    </message>
    <message>
        <source>还没活动过</source>
        <translation>never</translation>
    </message>
    <message>
        <source>{n} 天没活动</source>
        <translation>over {n} days</translation>
    </message>
    <message>
        <source>开了</source>
        <translation>met</translation>
    </message>
    <message>
        <source>该开没开</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>{year} 年成立</source>
        <translation>since {year}</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>核心 {n} 人</source>
        <translation>{n} core</translation>
    </message>
    <message>
        <source>有</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>no</translation>
    </message>
    <message>
        <source>章程{charter}，制度{rules}</source>
        <translation>charter: {charter}, rules: {rules}</translation>
    </message>
    <message>
        <source>{n} 天没有活动记录了</source>
        <translation>No meeting for {n} days</translation>
    </message>
    <message>
        <source>打个电话问问；开过的补记一次人数。</source>
        <translation>Ask by telephone; note the number if it met.</translation>
    </message>
    <message>
        <source>到今天该开 {due} 次，开了 {held} 次</source>
        <translation>{held} of {due} meetings by today</translation>
    </message>
    <message>
        <source>开过的补记人数，没开的取消掉。</source>
        <translation>Note the numbers, or call off what did not meet.</translation>
    </message>
    <message>
        <source>副负责人</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>财务</source>
        <translation>Treasurer</translation>
    </message>
    <message>
        <source>核心</source>
        <translation>Core</translation>
    </message>
    <message>
        <source>同名</source>
        <translation>Namesake</translation>
    </message>
    <message>
        <source>{day} 加入</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>{joined} 至 {left}</source>
        <translation>{joined} to {left}</translation>
    </message>
    <message>
        <source>报 {n} 人</source>
        <translation>told {n}</translation>
    </message>
    <message>
        <source>{came} / {expected} 人</source>
        <translation>{came} / {expected}</translation>
    </message>
    <message>
        <source>还没记</source>
        <translation>open</translation>
    </message>
    <message>
        <source>取消了</source>
        <translation>Called off</translation>
    </message>
</context>
<context>
    <name>SocietiesPage</name>
    <message>
        <source>资料没有打开</source>
        <translation>The data could not be opened</translation>
    </message>
    <message>
        <source>按 {key} 再试一次。</source>
        <translation>Press {key} to try again.</translation>
    </message>
    <message>
        <source>没有读出来</source>
        <translation>It could not be read</translation>
    </message>
    <message>
        <source>全部 {n}</source>
        <translation>All {n}</translation>
    </message>
    <message>
        <source>要关心 {n}</source>
        <translation>Look after {n}</translation>
    </message>
    <message>
        <source>停了的 {n}</source>
        <translation>Stopped {n}</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Societies</translation>
    </message>
    <message>
        <source>回上一页</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Which ones</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>要关心</source>
        <translation>Look after</translation>
    </message>
    <message>
        <source>停了的</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>导出名单</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>新社团</source>
        <translation>New society</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening the data…</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>演示数据</source>
        <translation>Training data</translation>
    </message>
    <message>
        <source>断网也能用</source>
        <translation>Works without a network</translation>
    </message>
    <message>
        <source>值班：{name}</source>
        <translation>On duty: {name}</translation>
    </message>
    <message>
        <source>读卡器还没用过</source>
        <translation>Reader not used yet</translation>
    </message>
    <message>
        <source>读卡器好用</source>
        <translation>Reader works</translation>
    </message>
    <message>
        <source>没读准，请再刷一次</source>
        <translation>Misread, please swipe again</translation>
    </message>
    <message>
        <source>待上传 {n} 条</source>
        <translation>To send: {n}</translation>
    </message>
</context>
<context>
    <name>Swiping</name>
    <message>
        <source>没读出卡号</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>请把卡拿开，再刷一次。</source>
        <translation>Take the card away and swipe again.</translation>
    </message>
    <message>
        <source>这张卡是{name}的，没有登记给别人</source>
        <translation>This is {name}&apos;s card; nobody else got it</translation>
    </message>
    <message>
        <source>请换一张没登记过的卡再刷。</source>
        <translation>Swipe a card that is nobody&apos;s.</translation>
    </message>
    <message>
        <source>去看{name}</source>
        <translation>See {name}</translation>
    </message>
    <message>
        <source>刷的卡尾号 {last4}，是{state}的卡</source>
        <translation>Swiped card {last4}: {state}</translation>
    </message>
    <message>
        <source>刷卡找到的，卡尾号 {last4}</source>
        <translation>Found by card {last4}</translation>
    </message>
    <message>
        <source>这张卡还没登记，尾号 {last4}</source>
        <translation>A card of nobody, ending in {last4}</translation>
    </message>
    <message>
        <source>新学员按 {key} 登记；老学员的新卡，找到人，在“卡”里再刷。</source>
        <translation>New learner: {key}. A new card of a known one: find her, open Cards, swipe again.</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>等着送出</source>
        <translation>to be sent</translation>
    </message>
    <message>
        <source>今天收到</source>
        <translation>received today</translation>
    </message>
    <message>
        <source>要您看一下</source>
        <translation>For you to look at</translation>
    </message>
    <message>
        <source>都送出去了</source>
        <translation>Everything was sent</translation>
    </message>
    <message>
        <source>今天还没有</source>
        <translation>Nothing yet today</translation>
    </message>
    <message>
        <source>没有要看的</source>
        <translation>Nothing to look at</translation>
    </message>
    <message>
        <source>看了才能接着同步</source>
        <translation>Needed before sync can go on</translation>
    </message>
    <message>
        <source>请先看</source>
        <translation>Please look first</translation>
    </message>
    <message>
        <source>不急，什么时候看都行</source>
        <translation>No hurry</translation>
    </message>
    <message>
        <source>有空看</source>
        <translation>When you have time</translation>
    </message>
    <message>
        <source>正在整理要送的…</source>
        <translation>Getting ready…</translation>
    </message>
    <message>
        <source>正在送出…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>正在收 {done} 条</source>
        <translation>Receiving {done}</translation>
    </message>
    <message>
        <source>正在和区里核对 {done} 条</source>
        <translation>Comparing {done}</translation>
    </message>
    <message>
        <source>快好了…</source>
        <translation>Nearly done…</translation>
    </message>
    <message>
        <source>和区里同步</source>
        <translation>Sync with the district</translation>
    </message>
    <message>
        <source>都看过了</source>
        <translation>All looked at</translation>
    </message>
    <message>
        <source>最近的同步</source>
        <translation>Recent syncs</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>要您看一下 {n}</source>
        <translation>For you {n}</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Never synced yet</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>发生了什么</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>用时</source>
        <translation>Took</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>区里要拿掉很多资料，先停下了</source>
        <translation>Stopped: the district would take much away</translation>
    </message>
    <message>
        <source>一条也没拿掉。请看一看下面列的，再定要不要拿。</source>
        <translation>Nothing was taken away. Please look below and decide.</translation>
    </message>
    <message>
        <source>有几条区里没有收下</source>
        <translation>The district did not take some records</translation>
    </message>
    <message>
        <source>都在下面留着，改一改可以再交。</source>
        <translation>They are kept below; change them and send again.</translation>
    </message>
    <message>
        <source>区里的时间和这台电脑差太多</source>
        <translation>The clocks are too far apart</translation>
    </message>
    <message>
        <source>请看一眼今天的日期和时间，再点下面的一件。</source>
        <translation>Look at today&apos;s date and time, then open the matter below.</translation>
    </message>
    <message>
        <source>区里停用了这台电脑</source>
        <translation>The district has shut this computer out</translation>
    </message>
    <message>
        <source>签到照样能用，都存在这里。请打电话问区社区学院。</source>
        <translation>Checking in works as always. Please call the district college.</translation>
    </message>
    <message>
        <source>区里不认识这台电脑</source>
        <translation>The district does not know this computer</translation>
    </message>
    <message>
        <source>资料都在。请向区社区学院要一个新的登记码，重新登记。</source>
        <translation>Nothing is lost. Ask the district college for a new code and enrol again.</translation>
    </message>
    <message>
        <source>这份资料在两台电脑上用过</source>
        <translation>These data were used on two computers</translation>
    </message>
    <message>
        <source>程序太旧，区里收不了</source>
        <translation>This program is too old for the district</translation>
    </message>
    <message>
        <source>签到照样能用。请管理员装上新版，再同步。</source>
        <translation>Checking in works as always. Have the new version installed, then sync.</translation>
    </message>
    <message>
        <source>连到的不是区里的服务器</source>
        <translation>This is not the district&apos;s server</translation>
    </message>
    <message>
        <source>什么也没送出去。请看看是不是要先登录上网，或问管理员。</source>
        <translation>Nothing was sent. Perhaps the network wants a login first; or ask the administrator.</translation>
    </message>
    <message>
        <source>这台电脑存不下收到的资料</source>
        <translation>This computer cannot store what came</translation>
    </message>
    <message>
        <source>请看看硬盘满不满，再同步。</source>
        <translation>Look whether the disk is full, then sync.</translation>
    </message>
    <message>
        <source>同步没有做成，要您看一下</source>
        <translation>The sync failed and needs you</translation>
    </message>
    <message>
        <source>资料都在这台电脑里。再试一次还不行，请告诉管理员。</source>
        <translation>Everything is stored here. If it fails again, tell the administrator.</translation>
    </message>
    <message>
        <source>做到一半停下了</source>
        <translation>Stopped half way</translation>
    </message>
    <message>
        <source>连不上区里，没送成</source>
        <translation>No connection, not sent</translation>
    </message>
    <message>
        <source>连到的不是区里，没送</source>
        <translation>Not the district&apos;s server, not sent</translation>
    </message>
    <message>
        <source>区里要拿掉很多，停下了</source>
        <translation>Much would go, stopped</translation>
    </message>
    <message>
        <source>两边还对不上，下次再对</source>
        <translation>The two sides differ still</translation>
    </message>
    <message>
        <source>时间差太多，停下了</source>
        <translation>Clocks too far apart, stopped</translation>
    </message>
    <message>
        <source>资料在两台电脑上用过，停下了</source>
        <translation>Data used on two computers, stopped</translation>
    </message>
    <message>
        <source>程序太旧，没送成</source>
        <translation>Program too old, not sent</translation>
    </message>
    <message>
        <source>这台电脑存不下，停下了</source>
        <translation>No room here, stopped</translation>
    </message>
    <message>
        <source>没有做成</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>自动同步</source>
        <translation>Automatic sync</translation>
    </message>
    <message>
        <source>手动同步</source>
        <translation>Sync by hand</translation>
    </message>
    <message>
        <source>下班同步</source>
        <translation>Sync at closing</translation>
    </message>
    <message>
        <source>命令行同步</source>
        <translation>Sync by command</translation>
    </message>
    <message>
        <source>开机同步</source>
        <translation>Sync at the start</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>昨天 {time}</source>
        <translation>yesterday {time}</translation>
    </message>
    <message>
        <source>还没和区里连上</source>
        <translation>Not connected to the district yet</translation>
    </message>
    <message>
        <source>连不上区里，不影响签到</source>
        <translation>No connection; checking in works</translation>
    </message>
    <message>
        <source>接上区里了，还没同步过</source>
        <translation>Connected, not synced yet</translation>
    </message>
    <message>
        <source>{when} 已和区里对好</source>
        <translation>In step with the district {when}</translation>
    </message>
    <message>
        <source>断网也能签到，都存在这台电脑里。接上以后才会送到区里。</source>
        <translation>Checking in works without a network. Once connected, everything goes to the district.</translation>
    </message>
    <message>
        <source>这台电脑的都送到了。断网不影响签到。</source>
        <translation>Everything from here has arrived. No network is needed to check people in.</translation>
    </message>
    <message>
        <source>这台电脑还有 {n} 条没送，会自动送。断网不影响签到。</source>
        <translation>{n} records from here go by themselves. No network is needed to check people in.</translation>
    </message>
    <message>
        <source>{n} 条都在这台电脑里，连上了自动送。</source>
        <translation>{n} records are stored here and go as soon as there is a connection.</translation>
    </message>
    <message>
        <source>上次对好是{when}。{n} 条都在这台电脑里，连上了自动送。</source>
        <translation>Last in step {when}. {n} records are stored here and go as soon as there is a connection.</translation>
    </message>
    <message>
        <source>上次对好是{when}，后来没有要送的。连上了自动再对。</source>
        <translation>Last in step {when}; nothing to send since then.</translation>
    </message>
    <message>
        <source>{what} {name}</source>
        <translation>{what}, {name}</translation>
    </message>
    <message>
        <source>送出 {n} 条</source>
        <translation>{n} sent</translation>
    </message>
    <message>
        <source>收到 {n} 条</source>
        <translation>{n} received</translation>
    </message>
    <message>
        <source>没收下 {n} 条</source>
        <translation>{n} not taken</translation>
    </message>
    <message>
        <source>两边都没有新的</source>
        <translation>Nothing new on either side</translation>
    </message>
    <message>
        <source>下次自动补送</source>
        <translation>Sent by itself next time</translation>
    </message>
    <message>
        <source>要您看过再同步</source>
        <translation>Waits for you</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>还没接区里</source>
        <translation>Not connected yet</translation>
    </message>
    <message>
        <source>同步要您看一下</source>
        <translation>Sync needs you</translation>
    </message>
    <message>
        <source>还没同步过</source>
        <translation>Not synced yet</translation>
    </message>
    <message>
        <source>{when} 已同步</source>
        <translation>Synced {when}</translation>
    </message>
    <message>
        <source>现在同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>重新登记</source>
        <translation>Enrol again</translation>
    </message>
    <message>
        <source>正在同步…</source>
        <translation>Syncing…</translation>
    </message>
    <message>
        <source>没有要您看的</source>
        <translation>Nothing to look at</translation>
    </message>
    <message>
        <source>两边对不上的，会列在这里。</source>
        <translation>What does not agree will be listed here.</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>SyncColumns</name>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>name</translation>
    </message>
    <message>
        <source>姓名备注</source>
        <translation>note on the name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>手机是谁的</source>
        <translation>whose phone</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>birthday</translation>
    </message>
    <message>
        <source>出生年</source>
        <translation>year of birth</translation>
    </message>
    <message>
        <source>是否成年</source>
        <translation>of age</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>community</translation>
    </message>
    <message>
        <source>文化程度</source>
        <translation>education</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>number</translation>
    </message>
    <message>
        <source>资料状态</source>
        <translation>state of the data</translation>
    </message>
    <message>
        <source>证件</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>证件后四位</source>
        <translation>last four of the ID</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>title</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>content</translation>
    </message>
    <message>
        <source>简介</source>
        <translation>summary</translation>
    </message>
    <message>
        <source>老师</source>
        <translation>teacher</translation>
    </message>
    <message>
        <source>联系方式</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>名额</source>
        <translation>places</translation>
    </message>
    <message>
        <source>最多人数</source>
        <translation>most people</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>first day</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>last day</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>note</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>state</translation>
    </message>
    <message>
        <source>状态说明</source>
        <translation>note on the state</translation>
    </message>
    <message>
        <source>状态时间</source>
        <translation>time of the state</translation>
    </message>
    <message>
        <source>状态日期</source>
        <translation>day of the state</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>use</translation>
    </message>
    <message>
        <source>房间号</source>
        <translation>room number</translation>
    </message>
    <message>
        <source>楼层</source>
        <translation>floor</translation>
    </message>
    <message>
        <source>没有台阶</source>
        <translation>step-free</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>address</translation>
    </message>
    <message>
        <source>容纳人数</source>
        <translation>seats</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>area</translation>
    </message>
    <message>
        <source>地图上的位置</source>
        <translation>place on the map</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>opening hours</translation>
    </message>
    <message>
        <source>怎么预约</source>
        <translation>how to book</translation>
    </message>
    <message>
        <source>向谁开放</source>
        <translation>open to</translation>
    </message>
    <message>
        <source>免费</source>
        <translation>free of charge</translation>
    </message>
    <message>
        <source>学习点</source>
        <translation>learning point</translation>
    </message>
    <message>
        <source>能上课</source>
        <translation>fit for classes</translation>
    </message>
    <message>
        <source>管理方</source>
        <translation>managed by</translation>
    </message>
    <message>
        <source>联络人</source>
        <translation>coordinator</translation>
    </message>
    <message>
        <source>产权单位</source>
        <translation>owner</translation>
    </message>
    <message>
        <source>前后留空</source>
        <translation>gap around it</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>venue</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>start</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>end</translation>
    </message>
    <message>
        <source>地点备注</source>
        <translation>note on the place</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>people</translation>
    </message>
    <message>
        <source>借用人</source>
        <translation>borrower</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>post</translation>
    </message>
    <message>
        <source>卡尾号</source>
        <translation>end of the card number</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>learner</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>course</translation>
    </message>
    <message>
        <source>课次</source>
        <translation>session</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>登记编号</source>
        <translation>Register number</translation>
    </message>
    <message>
        <source>登记日期</source>
        <translation>Entered on</translation>
    </message>
    <message>
        <source>在哪里面</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>手工填的开放时间</source>
        <translation>Opening hours by hand</translation>
    </message>
    <message>
        <source>和谁合用</source>
        <translation>Shared with</translation>
    </message>
    <message>
        <source>区里的审核</source>
        <translation>District review</translation>
    </message>
    <message>
        <source>区里的意见</source>
        <translation>District&apos;s remark</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>协调学校</source>
        <translation>Coordinating school</translation>
    </message>
    <message>
        <source>成立日期</source>
        <translation>Founded on</translation>
    </message>
    <message>
        <source>活动地点</source>
        <translation>Meeting place</translation>
    </message>
    <message>
        <source>固定时间</source>
        <translation>Regular time</translation>
    </message>
    <message>
        <source>章程</source>
        <translation>Charter</translation>
    </message>
    <message>
        <source>制度</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>算不算老年社团</source>
        <translation>Counts as a seniors&apos; society</translation>
    </message>
    <message>
        <source>备案号</source>
        <translation>Filing number</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Society</translation>
    </message>
    <message>
        <source>在社团里</source>
        <translation>Role in the society</translation>
    </message>
    <message>
        <source>核心成员</source>
        <translation>Core member</translation>
    </message>
    <message>
        <source>加入日期</source>
        <translation>Joined on</translation>
    </message>
    <message>
        <source>离开日期</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>学期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>学时</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>最小几岁</source>
        <translation>Youngest age</translation>
    </message>
    <message>
        <source>最大几岁</source>
        <translation>Oldest age</translation>
    </message>
    <message>
        <source>不用报名</source>
        <translation>No enrolment needed</translation>
    </message>
    <message>
        <source>要写承诺书</source>
        <translation>Needs an undertaking</translation>
    </message>
    <message>
        <source>到多少算结业</source>
        <translation>Completion from</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Meeting no.</translation>
    </message>
    <message>
        <source>没上的原因</source>
        <translation>Why it was not held</translation>
    </message>
    <message>
        <source>候补位次</source>
        <translation>Place on the waiting list</translation>
    </message>
    <message>
        <source>为什么破例</source>
        <translation>Why an exception</translation>
    </message>
    <message>
        <source>资料状态日期</source>
        <translation>Standing since</translation>
    </message>
    <message>
        <source>谁来办</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>主办单位</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>同意日期</source>
        <translation>Given on</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>怎么报的</source>
        <translation>How enrolled</translation>
    </message>
    <message>
        <source>怎么上</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>谁来借</source>
        <translation>Kind of borrower</translation>
    </message>
    <message>
        <source>谁写的承诺书</source>
        <translation>Undertaking by</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>全部同步记录</source>
        <translation>All syncs</translation>
    </message>
    <message>
        <source>同步好了</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>同步停下了</source>
        <translation>The sync was stopped</translation>
    </message>
    <message>
        <source>已经送出和收到的都在，下次接着来。</source>
        <translation>What was sent and received stays; the next one goes on.</translation>
    </message>
    <message>
        <source>在区里登记这台电脑</source>
        <translation>Enrolling this computer</translation>
    </message>
    <message>
        <source>登记好了</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>现在开始同步。</source>
        <translation>The sync begins now.</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>要您看一下</source>
        <translation>For you to look at</translation>
    </message>
</context>
<context>
    <name>SyncTables</name>
    <message>
        <source>签到</source>
        <translation>check-ins</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>learners</translation>
    </message>
    <message>
        <source>同意书</source>
        <translation>consents</translation>
    </message>
    <message>
        <source>卡</source>
        <translation>cards</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>courses</translation>
    </message>
    <message>
        <source>课次</source>
        <translation>sessions</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>enrolments</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>venues</translation>
    </message>
    <message>
        <source>场地预订</source>
        <translation>bookings</translation>
    </message>
    <message>
        <source>报请</source>
        <translation>requests</translation>
    </message>
    <message>
        <source>两边不一样的</source>
        <translation>differences</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Society</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>staff</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>desks</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>organisations</translation>
    </message>
    <message>
        <source>删除个人资料</source>
        <translation>deletions</translation>
    </message>
    <message>
        <source>审计</source>
        <translation>audit</translation>
    </message>
    <message>
        <source>代码表</source>
        <translation>code lists</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>documents</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>rules</translation>
    </message>
    <message>
        <source>别的资料</source>
        <translation>other data</translation>
    </message>
    <message>
        <source>{what} {n}</source>
        <translation>{what} {n}</translation>
    </message>
    <message>
        <source>其他 {n}</source>
        <translation>other {n}</translation>
    </message>
</context>
<context>
    <name>SyncValues</name>
    <message>
        <source>填一个数字</source>
        <translation>Fill in a number</translation>
    </message>
    <message>
        <source>写成 2026-10-06</source>
        <translation>Written as 2026-10-06</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日 {time}</source>
        <translation>{day}/{month} {time}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日 {time}</source>
        <translation>{day}/{month}/{year} {time}</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月 {day} 日</source>
        <translation>{day}/{month}/{year}</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>点一下按这一列排；在名单里按 Alt S 也行</source>
        <translation>Click to sort by this column; Alt S in the list does it too</translation>
    </message>
</context>
<context>
    <name>Venues</name>
    <message>
        <source>“{name}”停用了</source>
        <translation>“{name}” is closed</translation>
    </message>
    <message>
        <source>“{name}”重新开放了</source>
        <translation>“{name}” is open again</translation>
    </message>
    <message>
        <source>“{name}”在册了，编号在资料里</source>
        <translation>“{name}” is registered; its number stands on its card</translation>
    </message>
    <message>
        <source>还有 {n} 场</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>留着预订，停用</source>
        <translation>Keep them and close</translation>
    </message>
    <message>
        <source>撤回了，区里不会再看这一条</source>
        <translation>Taken back; the district will not look at it any more</translation>
    </message>
    <message>
        <source>{name}，在“{folder}”里</source>
        <translation>{name}, in “{folder}”</translation>
    </message>
    <message>
        <source>存好了</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>订 {place}</source>
        <translation>Book {place}</translation>
    </message>
    <message>
        <source>“{title}”改到什么时候？</source>
        <translation>When is “{title}” to be?</translation>
    </message>
    <message>
        <source>订好了</source>
        <translation>Booked</translation>
    </message>
    <message>
        <source>退掉了，这段时间空出来了</source>
        <translation>Given back, the time is free</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation>(required)</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>几点开始</source>
        <translation>Begins</translation>
    </message>
    <message>
        <source>几点结束</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>谁用</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>几个人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>按 ↓ 看全部</source>
        <translation>↓ shows all</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>订下</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>改好了</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>看不懂</source>
        <translation>Unclear</translation>
    </message>
    <message>
        <source>要填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>不清楚</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>闭馆</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>场地周表</source>
        <translation>Venue week</translation>
    </message>
    <message>
        <source>场地日表</source>
        <translation>Venue day</translation>
    </message>
    <message>
        <source>场地名册 Excel</source>
        <translation>Venue register Excel</translation>
    </message>
    <message>
        <source>场地预订 Excel</source>
        <translation>Bookings of venues, Excel</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>退掉</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>改时间</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>去课程</source>
        <translation>To Classes</translation>
    </message>
    <message>
        <source>不退</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>退掉以后这段时间就空出来，别人可以订。要退吗？</source>
        <translation>Once given back, others can book this time. Give it back?</translation>
    </message>
    <message>
        <source>这是{nth}，要改时间请到“课程”里改。</source>
        <translation>This is {nth}; move it in Classes.</translation>
    </message>
    <message>
        <source>已经用过，不能再改。</source>
        <translation>It is over and cannot be changed.</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>这周的预订</source>
        <translation>Bookings of this week</translation>
    </message>
    <message>
        <source>这周没有人订</source>
        <translation>No bookings this week</translation>
    </message>
    <message>
        <source>这周有 {n} 场</source>
        <translation>{n} this week</translation>
    </message>
    <message>
        <source>原文：“{text}”</source>
        <translation>As written: “{text}”</translation>
    </message>
    <message>
        <source>还没有写开放时间</source>
        <translation>No opening hours yet</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>场地资料</source>
        <translation>Details of the venue</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>登记编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>在哪里面</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>能坐</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>无障碍</source>
        <translation>Access</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>免费</source>
        <translation>Free of charge</translation>
    </message>
    <message>
        <source>收费</source>
        <translation>Fee charged</translation>
    </message>
    <message>
        <source>开放给谁</source>
        <translation>Open to</translation>
    </message>
    <message>
        <source>怎么预约</source>
        <translation>How to book</translation>
    </message>
    <message>
        <source>产权单位</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>管理</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>归谁管</source>
        <translation>Run by</translation>
    </message>
    <message>
        <source>区里</source>
        <translation>The district</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>坐标</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>里面有</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>最多 {n} 人</source>
        <translation>at most {n}</translation>
    </message>
    <message>
        <source>{n} 平方米</source>
        <translation>{n} m²</translation>
    </message>
    <message>
        <source>{n} 楼</source>
        <translation>floor {n}</translation>
    </message>
    <message>
        <source>轮椅能到</source>
        <translation>Step-free</translation>
    </message>
    <message>
        <source>轮椅到不了</source>
        <translation>not step-free</translation>
    </message>
    <message>
        <source>登记一个场地</source>
        <translation>Enter a venue</translation>
    </message>
    <message>
        <source>登记第一个场地，就能排课和预订。</source>
        <translation>Register the first venue, then classes and bookings can be planned.</translation>
    </message>
    <message>
        <source>街道里公开的场所已经备好，载入就能用。</source>
        <translation>The public places of the street are ready to be loaded.</translation>
    </message>
    <message>
        <source>载入本街道的 {n} 处</source>
        <translation>Load the street&apos;s {n}</translation>
    </message>
    <message>
        <source>接着 {time} 没填完的</source>
        <translation>Going on from {time}</translation>
    </message>
    <message>
        <source>“{name}”归区里管，改动报给区里</source>
        <translation>“{name}” is the district&apos;s: send a wish</translation>
    </message>
    <message>
        <source>别人后来改成：{there}</source>
        <translation>Changed since to: {there}</translation>
    </message>
    <message>
        <source>接着 {time} 没改完的</source>
        <translation>Going on from {time}</translation>
    </message>
    <message>
        <source>登记好了：{name} {number}</source>
        <translation>Entered: {name} {number}</translation>
    </message>
    <message>
        <source>改动报给区里了，区里同意以后才生效</source>
        <translation>Sent to the district; it counts once agreed to</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing changed</translation>
    </message>
    <message>
        <source>别人刚改成这样</source>
        <translation>Just changed elsewhere</translation>
    </message>
    <message>
        <source>别人刚改成：{there}</source>
        <translation>Changed to: {there}</translation>
    </message>
    <message>
        <source>草稿 {time} 存好</source>
        <translation>Draft kept at {time}</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>是一间房就选它的楼</source>
        <translation>For a room, its building</translation>
    </message>
    <message>
        <source>门牌号</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>几楼</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>能坐几人</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>最多几人</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>面积（平方米）</source>
        <translation>Area (m²)</translation>
    </message>
    <message>
        <source>两场之间隔几分钟</source>
        <translation>Gap, minutes</translation>
    </message>
    <message>
        <source>周一闭馆；周二至周五 13:00-20:30</source>
        <translation>In Chinese: Mon closed; Tue to Fri 13:00-20:30</translation>
    </message>
    <message>
        <source>周一至周五 9:00-17:00</source>
        <translation>In Chinese: Mon to Fri 9:00-17:00</translation>
    </message>
    <message>
        <source>手工填的开放时间</source>
        <translation>Opening hours by hand</translation>
    </message>
    <message>
        <source>办公电话</source>
        <translation>Office phone</translation>
    </message>
    <message>
        <source>为什么要改</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>（区里看得到）</source>
        <translation>(the district sees it)</translation>
    </message>
    <message>
        <source>算教学用房</source>
        <translation>Counts as a teaching room</translation>
    </message>
    <message>
        <source>市民学习圈的点</source>
        <translation>Learning circle point</translation>
    </message>
    <message>
        <source>清空重填</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>载入街道公开的场所</source>
        <translation>Load public places</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>报给区里</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>按 ↓ 选一项</source>
        <translation>↓ and choose one</translation>
    </message>
    <message>
        <source>这一行也读不懂，请按样子填</source>
        <translation>Not clear either, please follow the example</translation>
    </message>
    <message>
        <source>看不懂，照样子填</source>
        <translation>Unclear, follow the example</translation>
    </message>
    <message>
        <source>不在滨江区里</source>
        <translation>Not in the district</translation>
    </message>
    <message>
        <source>照原话写，“周一闭馆”这样</source>
        <translation>As people say it, in Chinese</translation>
    </message>
    <message>
        <source>读成：{spans}</source>
        <translation>Read as: {spans}</translation>
    </message>
    <message>
        <source>没读懂“{parts}”，原文照样存，下面可以按天填</source>
        <translation>Not understood: “{parts}”. The words are kept; fill in the days below</translation>
    </message>
    <message>
        <source>{system} 的坐标，换成高德的存</source>
        <translation>A point in {system}, converted for the map</translation>
    </message>
    <message>
        <source>高德的；GPS 的前面写 GPS</source>
        <translation>As in Amap; write GPS before one of a GPS</translation>
    </message>
    <message>
        <source>找场地</source>
        <translation>Find a venue</translation>
    </message>
    <message>
        <source>场地</source>
        <translation>Venues</translation>
    </message>
    <message>
        <source>没有这样的场地</source>
        <translation>No such venue</translation>
    </message>
    <message>
        <source>没找到“{typed}”</source>
        <translation>“{typed}” not found</translation>
    </message>
    <message>
        <source>还没有场地</source>
        <translation>No venues yet</translation>
    </message>
    <message>
        <source>共 {n} 处</source>
        <translation>{n} venues</translation>
    </message>
    <message>
        <source>上一周</source>
        <translation>Week before</translation>
    </message>
    <message>
        <source>下一周</source>
        <translation>Week after</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>改资料</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>打印周表</source>
        <translation>Print week</translation>
    </message>
    <message>
        <source>新预订</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>看周表</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>今天 {date}</source>
        <translation>Today {date}</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>不开放</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>颜色：</source>
        <translation>Colours: </translation>
    </message>
    <message>
        <source>一周的场地</source>
        <translation>Week of the venue</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>课程</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>健身</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>社团</source>
        <translation>Society</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>公开课</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>学期中</source>
        <translation>in term </translation>
    </message>
    <message>
        <source>暑期</source>
        <translation>in summer </translation>
    </message>
    <message>
        <source>寒假</source>
        <translation>in winter </translation>
    </message>
    <message>
        <source>次日{time}</source>
        <translation>next day {time}</translation>
    </message>
    <message>
        <source>{first}至{last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>given up</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>没开</source>
        <translation>not open</translation>
    </message>
    <message>
        <source>{time} 开</source>
        <translation>opens {time}</translation>
    </message>
    <message>
        <source>空</source>
        <translation>free</translation>
    </message>
    <message>
        <source>今天 {n} 场</source>
        <translation>{n} today</translation>
    </message>
    <message>
        <source>区里的</source>
        <translation>district&apos;s</translation>
    </message>
    <message>
        <source>今天没有人订</source>
        <translation>No bookings today</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>{month} 月 {first} 日–{last} 日</source>
        <translation>{month}/{first}–{last}</translation>
    </message>
    <message>
        <source>{month} 月 {first} 日–{other} 月 {last} 日</source>
        <translation>{month}/{first}–{other}/{last}</translation>
    </message>
    <message>
        <source>有争议</source>
        <translation>Contested</translation>
    </message>
    <message>
        <source>等同意</source>
        <translation>Requested</translation>
    </message>
    <message>
        <source>候补</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>用过</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>free</translation>
    </message>
    <message>
        <source>按“{site}”的开放时间</source>
        <translation>As “{site}” is open</translation>
    </message>
    <message>
        <source>原文读不出来，时间是手工填的</source>
        <translation>The words cannot be read, the hours were entered by hand</translation>
    </message>
    <message>
        <source>没读懂：{parts}</source>
        <translation>Not read: {parts}</translation>
    </message>
    <message>
        <source>另有说明：{note}</source>
        <translation>Note: {note}</translation>
    </message>
    <message>
        <source>这个场地停用了</source>
        <translation>This venue is closed</translation>
    </message>
    <message>
        <source>{title}已占 {hours}</source>
        <translation>{title} has it {hours}</translation>
    </message>
    <message>
        <source>这个时间不在开放时间里，照样可以订。</source>
        <translation>Outside opening hours; it can be booked all the same.</translation>
    </message>
    <message>
        <source>改到 {hours}</source>
        <translation>Move to {hours}</translation>
    </message>
    <message>
        <source>换 {place}</source>
        <translation>Take {place}</translation>
    </message>
    <message>
        <source>换一天试试</source>
        <translation>Try another day</translation>
    </message>
    <message>
        <source>按 {key} 撤销。</source>
        <translation>{key} takes it back.</translation>
    </message>
    <message>
        <source>这一页没有可以撤销的</source>
        <translation>Nothing to take back here</translation>
    </message>
    <message>
        <source>撤销了</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>都是待登记，接上区里有了台号再给编号。</source>
        <translation>All are to be registered; numbers come once the desk has its own from the district. </translation>
    </message>
    <message>
        <source>都是待登记，核对以后按 {key} 给编号。</source>
        <translation>All are to be registered; check one, then {key} numbers it. </translation>
    </message>
    <message>
        <source>{n} 处没有开放时间，要补上。</source>
        <translation>{n} have no opening hours yet. </translation>
    </message>
    <message>
        <source>原来就有的 {n} 处没有动。</source>
        <translation>{n} were there already and stay as they are. </translation>
    </message>
    <message>
        <source>载入了 {n} 处</source>
        <translation>{n} loaded</translation>
    </message>
    <message>
        <source>本街道公开的场所都已经有了，没有再载入</source>
        <translation>All public places of the street are there already</translation>
    </message>
    <message>
        <source>把全区的 {n} 处也载入</source>
        <translation>Load the district&apos;s {n} too</translation>
    </message>
    <message>
        <source>这里是练习用的，可以多载入一些。</source>
        <translation>This branch is for practice; more may be loaded.</translation>
    </message>
    <message>
        <source>照周一填到周五</source>
        <translation>Monday&apos;s hours up to Friday</translation>
    </message>
    <message>
        <source>报给区里的</source>
        <translation>Told to the district</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>区里说：{words}</source>
        <translation>The district says: {words}</translation>
    </message>
</context>
<context>
    <name>VenuesPage</name>
    <message>
        <source>您填的还在，两边的都写在下面。再保存一次就用您的。</source>
        <translation>What you typed is still there, both are shown below. Save once more to use yours.</translation>
    </message>
    <message>
        <source>正在打开资料…</source>
        <translation>Opening…</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>看证书</source>
        <translation>Look at a certificate</translation>
    </message>
    <message>
        <source>第 {done} 页，共 {of} 页</source>
        <translation>Page {done} of {of}</translation>
    </message>
    <message>
        <source>和纸上一个字一个字地一样</source>
        <translation>Letter by letter as on the paper</translation>
    </message>
    <message>
        <source>纸上的姓名</source>
        <translation>Name on the paper</translation>
    </message>
    <message>
        <source>核对姓名</source>
        <translation>Compare the name</translation>
    </message>
    <message>
        <source>上一份</source>
        <translation>The one before</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>The next one</translation>
    </message>
    <message>
        <source>第 {n} 份，共 {of} 份</source>
        <translation>No. {n} of {of}</translation>
    </message>
    <message>
        <source>查验的结果</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>真</source>
        <translation>Genuine</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>已替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>伪造</source>
        <translation>Forged</translation>
    </message>
    <message>
        <source>未知签发者</source>
        <translation>Unknown issuer</translation>
    </message>
    <message>
        <source>不是本院的证书</source>
        <translation>No certificate of this college</translation>
    </message>
    <message>
        <source>{n} 份都是真的</source>
        <translation>All {n} are genuine</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{n} 份里有 {m} 份不是真的：第 {places} 份</source>
        <translation>{m} of {n} are not genuine: no. {places}</translation>
    </message>
    <message>
        <source>方块是真的，还差姓名</source>
        <translation>The square is genuine; the name is still open</translation>
    </message>
    <message>
        <source>伪造：姓名对不上</source>
        <translation>Forged: another name</translation>
    </message>
    <message>
        <source>这台电脑还没有和区里同步过，说不上真假。请先同步一次，或到别的分院再验。</source>
        <translation>This computer has never synced with the district, so it cannot tell. Sync it first, or verify at another branch.</translation>
    </message>
    <message>
        <source>这台电脑不认识签发的电脑，说不上真假。请先同步一次，或到别的分院再验。</source>
        <translation>This computer does not know the one that signed, so it cannot tell. Sync it first, or verify at another branch.</translation>
    </message>
    <message>
        <source>这份证书签发过，后来作废了，不能再用。</source>
        <translation>This certificate was issued and later revoked; it is no longer valid.</translation>
    </message>
    <message>
        <source>这份证书换成了新的，请看新的那一份。</source>
        <translation>This certificate was replaced by another; look at the new one.</translation>
    </message>
    <message>
        <source>方块里写的不是社区学院的证书。</source>
        <translation>What the square says is no certificate of the community college.</translation>
    </message>
    <message>
        <source>请把纸上的姓名打在下面，看方块是不是给这个人的。</source>
        <translation>Type the name on the paper below, to see whether the square is that person&apos;s.</translation>
    </message>
    <message>
        <source>文件里的字和签发时一样。请看一眼纸上是不是“{name}”。</source>
        <translation>The words in the file are those that were signed. See that the paper says “{name}”.</translation>
    </message>
    <message>
        <source>方块是给“{name}”的。班名和学时没有比对，请再看一眼。</source>
        <translation>The square is for “{name}”. Class and hours were not compared; have a look at them.</translation>
    </message>
    <message>
        <source>方块是真的，但不是给“{name}”的。打错了就改一下，再看一次。</source>
        <translation>The square is genuine but not for “{name}”. If that was mistyped, correct it and look again.</translation>
    </message>
    <message>
        <source>方块里的内容被改过，签名对不上。</source>
        <translation>What the square says was changed; its signature does not hold.</translation>
    </message>
    <message>
        <source>方块是给别人的，纸上没有签发时的姓名。</source>
        <translation>The square is somebody else&apos;s: the name that was signed is not on the paper.</translation>
    </message>
    <message>
        <source>纸上的字和签发时不一样。</source>
        <translation>The words on the paper are not those that were signed.</translation>
    </message>
    <message>
        <source>签发那天，签发的电脑没有区里的授权。</source>
        <translation>On that day the computer that signed had no leave from the district.</translation>
    </message>
    <message>
        <source>签发那天，签发的电脑已被区里停用。</source>
        <translation>On that day the computer that signed had been revoked by the district.</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>新的编号</source>
        <translation>New number</translation>
    </message>
    <message>
        <source>核对了</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>作废名单</source>
        <translation>List of revocations</translation>
    </message>
    <message>
        <source>只有方块</source>
        <translation>Only the square</translation>
    </message>
    <message>
        <source>方块、姓名、全文</source>
        <translation>Square, name, all words</translation>
    </message>
    <message>
        <source>方块、姓名</source>
        <translation>Square, name</translation>
    </message>
    <message>
        <source>还没有，没有同步过</source>
        <translation>None yet: never synced</translation>
    </message>
    <message>
        <source>到 {day} 为止</source>
        <translation>As of {day}</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>查验</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>没有扫全</source>
        <translation>The scan is not complete</translation>
    </message>
    <message>
        <source>请再扫一次；还不行就把输入法切到英文，或把方块拍下来选图片。</source>
        <translation>Scan again; if that does not help, switch the input method to English, or choose a picture of the square.</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>PDF 或图片 (*.pdf *.png *.jpg *.jpeg);;所有文件 (*)</source>
        <translation>PDF or picture (*.pdf *.png *.jpg *.jpeg);;All files (*)</translation>
    </message>
    <message>
        <source>选证书的 PDF 或图片</source>
        <translation>Choose the PDF or picture of a certificate</translation>
    </message>
    <message>
        <source>一次看一个文件</source>
        <translation>One file at a time</translation>
    </message>
    <message>
        <source>只看了第一个，别的请再拖一次。</source>
        <translation>Only the first was looked at; drop the others again.</translation>
    </message>
    <message>
        <source>方块里的文字</source>
        <translation>Text of the square</translation>
    </message>
    <message>
        <source>扫左下角的方块，或把它的文字贴在这里</source>
        <translation>Scan the square at the bottom left, or paste its text here</translation>
    </message>
    <message>
        <source>选 PDF 或图片</source>
        <translation>PDF or picture…</translation>
    </message>
    <message>
        <source>证书是不是真的</source>
        <translation>Is a certificate genuine?</translation>
    </message>
    <message>
        <source>扫方块、贴文字，或把 PDF、图片拖到这里。断网也能验。</source>
        <translation>Scan the square, paste its text, or drop a PDF or a picture here. It works without a network.</translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>填的都还在。{do}</source>
        <translation>What you filled in is still there. {do}</translation>
    </message>
    <message>
        <source>{name}登记好了</source>
        <translation>{name} is registered</translation>
    </message>
    <message>
        <source>这次没有签到</source>
        <translation>Not checked in this time</translation>
    </message>
    <message>
        <source>接着 {time} 没填完的</source>
        <translation>Unfinished since {time}</translation>
    </message>
    <message>
        <source>草稿 {time} 存好</source>
        <translation>Draft kept {time}</translation>
    </message>
    <message>
        <source>草稿没存上</source>
        <translation>The draft was not kept</translation>
    </message>
    <message>
        <source>{title}还剩 {n} 个名额</source>
        <translation>{title}: seats left {n}</translation>
    </message>
    <message>
        <source>见分院公告</source>
        <translation>see the notice board</translation>
    </message>
    <message>
        <source>请写姓名</source>
        <translation>Please write the name</translation>
    </message>
    <message>
        <source>姓名最多 {limit} 个字，现在有 {length} 个</source>
        <translation>At most {limit} characters, these are {length}</translation>
    </message>
    <message>
        <source>姓名里有坏掉的字，请重新打一遍</source>
        <translation>Damaged characters, please type it again</translation>
    </message>
    <message>
        <source>请写手机号</source>
        <translation>Please write the phone</translation>
    </message>
    <message>
        <source>手机号只能是数字</source>
        <translation>Digits only, please</translation>
    </message>
    <message>
        <source>手机号是 {expected} 位，现在只有 {digits} 位</source>
        <translation>{expected} digits, please; these are {digits}</translation>
    </message>
    <message>
        <source>手机号是 {expected} 位，现在有 {digits} 位</source>
        <translation>{expected} digits, please; there are {digits}</translation>
    </message>
    <message>
        <source>没有这样开头的号码，请再核对</source>
        <translation>No number begins like this</translation>
    </message>
    <message>
        <source>请写出生的年份</source>
        <translation>Please write the year of birth</translation>
    </message>
    <message>
        <source>写四位数字的年份，比如 1948</source>
        <translation>Four digits, such as 1948</translation>
    </message>
    <message>
        <source>不会早于 {earliest} 年，请再核对</source>
        <translation>Not before {earliest}, please check</translation>
    </message>
    <message>
        <source>不会晚于 {latest} 年，请再核对</source>
        <translation>Not after {latest}, please check</translation>
    </message>
    <message>
        <source>没有这个社区，请从列表里选</source>
        <translation>Please choose one from the list</translation>
    </message>
    <message>
        <source>手机、出生年、社区填一样</source>
        <translation>One of phone, year, community</translation>
    </message>
    <message>
        <source>请选一下成年还是未成年</source>
        <translation>Please say whether she is of age</translation>
    </message>
    <message>
        <source>要监护人同意，请先用纸质登记表</source>
        <translation>A guardian must agree: please use the paper form</translation>
    </message>
    <message>
        <source>当面说明、她同意以后，请打上勾</source>
        <translation>Please tick this once she was told and agrees</translation>
    </message>
    <message>
        <source>这张卡已经是{name}的了，请换一张，或去掉卡再保存</source>
        <translation>This card is {name}&apos;s already. Take another, or save without it</translation>
    </message>
    <message>
        <source>没有存上，请看看填的内容，再试一次</source>
        <translation>Not saved. Please check what was filled in and try again</translation>
    </message>
</context>
<context>
    <name>WalkInForm</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>手机号、出生年、社区，填一样就行</source>
        <translation>One of phone, year, community will do</translation>
    </message>
    <message>
        <source>出生年</source>
        <translation>Year of birth</translation>
    </message>
    <message>
        <source>写年份就行，不用写月日</source>
        <translation>The year alone is enough</translation>
    </message>
    <message>
        <source>住在哪个社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>打拼音首字母就能找到</source>
        <translation>Initials in pinyin find it</translation>
    </message>
</context>
<context>
    <name>WalkInView</name>
    <message>
        <source>清空重填</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>只保存</source>
        <translation>Save only</translation>
    </message>
    <message>
        <source>保存并签到</source>
        <translation>Save and check in</translation>
    </message>
</context>
<context>
    <name>WindowSync</name>
    <message>
        <source>下班同步：正在送出 {n} 条</source>
        <translation>Sync at closing: sending {n} records</translation>
    </message>
    <message>
        <source>送完窗口自己关上。</source>
        <translation>The window closes by itself after that.</translation>
    </message>
    <message>
        <source>不等了，关上</source>
        <translation>Close now</translation>
    </message>
</context>
</TS>
