"""Who is who in the Chinese example book: names with their pinyin, and what they sign with."""

from __future__ import annotations

from typing import Final, NamedTuple

from tui.desk.example import ids


class Firm(NamedTuple):
    """What an account is called; its own spelling stays findable as an alias."""

    name: str
    pinyin: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()


class Somebody(NamedTuple):
    """What a person is called; an e-mail address where it is not the one of the English book."""

    name: str
    pinyin: str
    email: str = ""


FIRMS: Final = {
    ids.HUAXIN: Firm("华信电缆", "hua xin dian lan", "华信", ("HX", "Huaxin Cable")),
    ids.BRANDTNER: Firm("布兰特纳泵业", "bu lan te na beng ye", "布兰特纳", ("Brandtner Pumpen",)),
    ids.RUOXI: Firm("若溪制药", "ruo xi zhi yao", "若溪", ("Ruoxi Pharma",)),
    ids.LANHU: Firm("岚湖精密", "lan hu jing mi", "岚湖", ("Lanhu",)),
    ids.FENNICK: Firm("芬尼克食品", "fen ni ke shi pin", "芬尼克", ("Fennick Foods",)),
    ids.NORRVIK: Firm("诺维克工具", "nuo wei ke gong ju", "诺维克", ("Norrvik Tools",)),
    ids.ORRIN: Firm("奥瑞计量", "ao rui ji liang", "奥瑞", ("Orrin Labs",)),
    ids.SONGTANG: Firm("松塘水务", "song tang shui wu", "松塘", ("Songtang Water",)),
    ids.PELL: Firm("佩尔酿造设备", "pei er niang zao she bei", "佩尔", ("Pell & Daughters",)),
    ids.TESSARO: Firm("泰萨罗阀门", "tai sa luo fa men", "泰萨罗", ("Tessaro Valves",)),
    ids.HALVMARK: Firm("海沃船务", "hai wo chuan wu", aliases=("Halvmark Marine",)),
    ids.MAIQIU: Firm("麦秋食品", "mai qiu shi pin"),
}

PEOPLE: Final = {
    ids.GU_YAN: Somebody("顾彦", "gu yan"),
    ids.SUN_HAO: Somebody("孙浩", "sun hao"),
    ids.QIAN_LEI: Somebody("钱磊", "qian lei"),
    ids.WANG_LIN: Somebody("王琳", "wang lin"),
    ids.XU_NA: Somebody("许娜", "xu na"),
    ids.ZHAO_MIN: Somebody("赵敏", "zhao min"),
    ids.HE_JUN: Somebody("何军", "he jun"),
    ids.LIU_TAO: Somebody("刘涛", "liu tao"),
    ids.EHLERS: Somebody("韩立新", "han li xin", "han.lixin@brandtner-pumpen.example"),
    ids.VOGT: Somebody("叶青", "ye qing", "ye.qing@brandtner-pumpen.example"),
    ids.JIANG_BO: Somebody("江波", "jiang bo"),
    ids.THOMS: Somebody("薛梅", "xue mei"),
    ids.REIMANN: Somebody("Falk Reimann", ""),
    ids.FANG_YUAN: Somebody("方远", "fang yuan"),
    ids.SHEN_QI: Somebody("沈琦", "shen qi"),
    ids.TANG_WEI: Somebody("唐薇", "tang wei"),
    ids.LUO_JIA: Somebody("罗佳", "luo jia"),
    ids.CHEN_BO: Somebody("陈波", "chen bo"),
    ids.LU_FAN: Somebody("陆帆", "lu fan"),
    ids.DING_KAI: Somebody("丁凯", "ding kai"),
    ids.ZHOU_YING: Somebody("周颖", "zhou ying"),
    ids.AMMANN: Somebody("贺斌", "he bin"),
    ids.REUTER: Somebody("阮文静", "ruan wen jing", "ruan.wenjing@fennick-foods.example"),
    ids.HAVERKAMP: Somebody("葛海东", "ge hai dong"),
    ids.YU_XIN: Somebody("于欣", "yu xin"),
    ids.HOLM: Somebody("洪燕", "hong yan", "hong.yan@fennick-foods.example"),
    ids.SANDAHL: Somebody("尚志远", "shang zhi yuan"),
    ids.LI_WEI: Somebody("李伟", "li wei"),
    ids.PAN_RONG: Somebody("潘蓉", "pan rong"),
    ids.LINDH: Somebody("林茵", "lin yin"),
    ids.MARCHETTI: Somebody("马晓岚", "ma xiao lan", "ma.xiaolan@orrin-labs.example"),
    ids.PERRIN: Somebody("裴然", "pei ran"),
    ids.SONG_JIE: Somebody("宋洁", "song jie"),
    ids.HAO_MING: Somebody("郝明", "hao ming"),
    ids.WEI_LAN: Somebody("魏兰", "wei lan"),
    ids.BAI_XUE: Somebody("白雪", "bai xue"),
    ids.NORA_PELL: Somebody("Nora Pell", ""),
    ids.ROCHE: Somebody("Declan Roche", ""),
    ids.MARCO: Somebody("田国华", "tian guo hua"),
    ids.GUO_FENG: Somebody("郭峰", "guo feng"),
    ids.GU_DEHUA: Somebody("顾德华", "gu de hua"),
    ids.DAI_MING: Somebody("戴明", "dai ming"),
    ids.CAO_YING: Somebody("曹颖", "cao ying"),
    ids.PAN_YI: Somebody("潘毅", "pan yi"),
    ids.BENN: Somebody("边凯琳", "bian kai lin"),
}
