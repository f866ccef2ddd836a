"""What the Chinese example book says of its people."""

from __future__ import annotations

from typing import Final

PHRASES: Final = """
management
总经办

two new lines on time and within budget
两条新线按期投产、不超预算

technology director
技术总监

technology
技术部

the first rail certificate in the province
全省第一张轨交电缆认证

Show me the numbers of a whole shift.
拿一个整班的数据给我看。

wall thickness within tolerance at full speed
全速跑的时候壁厚不超差

head of the test lab
试验室主任

purchasing
采购部

a supplier list without one late delivery last year
去年供应商名录里没有一次迟交

Can you keep date and terms?
交期和账期，你们守得住吗？

We have always done it so.
我们一直都是这么做的。

order, no surprises, everything in writing
按规矩来，别出意外，一切白纸黑字

a good word from Gu Yan
想让顾总说她一句好

purchasing assistant
采购助理

head of finance
财务部经理

finance
财务部

cash for the new lines
新线要用的现金

head of operations
运营部经理

operations
运营部

My people must like to work with it.
得让我的人愿意用。

table tennis, his daughter's piano
乒乓球；女儿学钢琴

fewer calls at night
夜里少接几个电话

head of logistics
物流部经理

logistics
物流部

not one pump returned by the fire brigades
消防队从没退过一台泵

Take it apart and show me the bottom line.
拆开讲，直接说结论。

sailing
帆船

test field must not hold up delivery
试验站不能拖交货的后腿

head of the test field
试验站站长

quality
质量部

repeatable within 0.2 %
重复性0.2%以内

to present the bench at the group meeting
想在集团会上亲自讲这台试验台

maintenance lead
维修班长

maintenance
维修部

training every single fitter in the hall
车间里的钳工都是他带出来的

fishing; two boys at school
钓鱼；两个儿子在上学

wants the new bench to be his project
想让新试验台算他的项目

group buyer
集团采购

purchasing, Hamburg
集团采购部（汉堡）

group technology
集团技术负责人

technology, Hamburg
集团技术部（汉堡）

We want to be at the leading edge.
我们要做就做最前沿的。

deputy general manager
副总经理

the layout of hall B, all of it on a single sheet
亲手画出了整个B车间的布局

inspection passed at the first attempt
检查一次过

head of quality
质量负责人

Safety first, then the schedule.
安全第一，进度第二。

papers complete before the goods arrive
货没到，文件先齐

production manager
生产经理

production
生产部

project leader, hall B
B车间项目负责人

engineering
工程部

Let us try it first and talk later.
先试了再说。

long-distance running
跑马拉松

his first project as leader
头一回当项目负责人

owner and general manager
老板兼总经理

starting out with a single lathe in a garage
一台车床、一间车库起的家

What does it bring me this year?
今年能给我省多少钱？

cash until his own customer pays
自己客户回款之前手头紧

production engineer
生产工程师

drones
无人机

quality manager
质量经理

his hand gauges have served for twelve years
手动量具用了十二年没出过事

fears that the cell takes his people away
怕测量单元抢了手下人的饭碗

accountant
会计

sales engineer at Velotek
维罗泰克销售工程师

outside the company
外部

golf with Ding Kai
常跟丁凯打高尔夫

plant director
厂长

the apprentices' workshop
自己办起来的学徒车间

I want to see my people grow.
我想看着我的人成长。

choir
合唱团

the retailers' audit in spring
明年春天的商超验厂

maintenance manager
维修经理

spare parts on his own shelf
备件最好就在自己货架上

buyer
采购员

quality assurance
质保主管

How many false alarms in a shift?
一个班误报几次？

site manager
工厂负责人

shift leader
班长

Ask the people at the machine.
去问问机台上的人。

quality engineer
质量工程师

director
主任

the smallest measuring uncertainty in the city
全市测量不确定度最小

head of metrology
计量室主任

laboratory
计量室

And what is the uncertainty of that?
那不确定度是多少？

laboratory assistant
实验员

a tender that nobody can contest
招标要做得谁也挑不出毛病

head of network operation
管网运营负责人

planner, Lihu Design Institute
蠡湖设计院规划工程师

owner
老板

Send it over and I will look at it.
发过来我看看。

bookkeeper
出纳

office
办公室

head of the China plant
中国工厂负责人

founder, father of Gu Yan
创始人，顾彦的父亲

calligraphy; tea from his own hill
书法；自家山上的茶

the first drum, wound by hand
亲手绕的第一盘电缆

engineer, Cable Design Institute
电缆设计院工程师

cable design
电缆设计室

specifications that no tender can contest
技术规格要经得起投标方质疑

dispatcher
调度员

inspector of pressure equipment
承压设备检验员

every record signed and filed
每份记录都签字归档
"""
"""A line as the English book has it, and the Chinese one below it."""
