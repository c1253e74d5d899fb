"""How characters are written in names: foreign ones by their sound (埃里克·马格努松), surnames as such (钟先生)."""

import re
from collections.abc import Iterator

from toolkit.model.text import Span

# Characters that stand for sounds in names, in both scripts.
_CHARACTERS = (
    "阿埃艾爱安昂奥澳巴白拜班邦包保鲍贝本比彼毕宾波伯勃博卜布查柴茨达大戴丹当道得德登邓迪狄蒂丁东杜多顿厄恩尔法范方菲费芬丰冯佛"
    "夫弗福富盖甘冈高戈格葛根贡古瓜哈海汉豪赫黑亨洪胡华怀惠霍基吉季加嘉贾简江杰捷金京久卡凯坎康考科柯可克肯孔库夸奎昆拉腊莱赖兰"
    "朗劳勒雷累黎里理利莉力立丽连良列林琳龙隆卢鲁露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪摩莫默姆木穆拿纳娜乃南内尼妮涅宁纽农努"
    "诺欧帕派潘庞佩彭蓬皮平泼普奇齐恰钱乔切琴丘曲热日荣茹儒瑞若撒萨塞赛三桑瑟森沙莎山尚绍舍圣施什石史士舒朔斯丝司思松苏孙索塔泰"
    "坦汤唐特腾提田铁廷通图土托陀脱瓦万旺威韦维魏温文翁沃乌伍西希锡席夏香肖谢辛欣休许逊雅亚扬耶叶伊依易因英尤于雨约赞泽曾扎詹章"
    "哲珍朱兹宗祖佐娃芙珀琪薇蕾黛妲妃妙芭尧谭蔡唯瑙韩"
    "愛奧貝畢賓達當鄧東頓爾範費豐馮蓋岡貢漢華懷賈簡傑凱庫誇崑臘萊賴蘭勞黎麗連龍盧魯倫羅呂馬瑪邁麥門繆納內寧紐農諾歐龐潑齊錢喬榮"
    "薩賽紹聖絲鬆蘇孫湯騰鐵圖萬韋維魏溫烏錫蕭謝許遜亞揚葉約贊澤紮茲納娜妮莎"
)
SIGNS = frozenset(
    "茨弗涅蒂帕尔卡瑟姆坎莱斯妮塔拉厄诺迪瓦菲奥耶戈莎阿克勒萨洛曼兹哈赫托穆伊沃埃迈贝尼夫纳塞莉逊霍雷艾莫玛娜琳巴德佐罕普佩维扎彼朗库罗凯卜堡特杜默翰"
    "伦鲁吉格卢芬雅杰契梅亚撒韦里恩乌瓜奇吕伯坦乔顿麦努舍兰索森达摩米波桑威科赖谢希丁基泰辛蒙利皮列图登切福约比丽什费劳古齐哥烈加查沙施宁苏温底"
    "忽脱赤斡匝帖蔑兀剌儿罕答歹孛彻辽渥聂娅琼珀捷蕾黛芙薇赞范仑棱采布朴冬夸干"
)
"""Characters that stand for sounds in foreign names more often than for anything else, or that names are full of."""

_PART = f"[{_CHARACTERS}]{{1,6}}"
# What stands before the dot may hold characters that are not listed: 加斯帕里 in 伯多禄·加斯帕里 is a part too.
DOTS = "·•・‧"
_NAME = re.compile(f"(?:{_PART})?(?:[{DOTS}]{_PART})+")
EDGES = "于干发历后余"
"""At an end of a name, these are more often the next word: 林斯道尔|于1838年, 来自|于雅科波·科皮."""

SOUNDS = dict(
    zip(
        "里干范松于余谷卜扎托冬克舍夸胡布曲修朱台斗沈佛丰万苏杰叶历后发钟准里",
        "里干范松于余谷卜扎托冬克舍夸胡布曲修朱台斗沈佛豐萬蘇傑葉歷後發鐘准里",
        strict=True,
    )
)
"""What a Simplified character becomes where it stands for a sound, if that is not sure elsewhere."""


SURNAME_READINGS = dict(
    zip(
        "于余范姜郁谷岳曲朴涂卜沈仇游周朱梁胡党种钟叶万苏",
        "于余范姜郁谷岳曲朴涂卜沈仇游周朱梁胡党种鍾葉萬蘇",
        strict=True,
    )
)
"""What a Simplified character becomes where it is a surname, if that is not sure elsewhere."""
TITLE = re.compile("先生|小姐|女士|老师|教授|太太|医生|同学|老板|主任|经理|律师|奶奶|爷爷|阿姨|师傅|校长|院长")


def name_spans(text: str) -> Iterator[Span]:
    """Yield the names with a dot between their parts.

    >>> [span.of("在伯尼·里昂的家里") for span in name_spans("在伯尼·里昂的家里")]
    ['伯尼·里昂']
    >>> [span.of(name) for name in ("来自于雅科波·科皮于", "于·布里斯托") for span in name_spans(name)]
    ['雅科波·科皮', '于·布里斯托']
    """
    for match in _NAME.finditer(text):
        name = match[0]
        start, end = len(name) - len(name.lstrip(EDGES)), len(name.rstrip(EDGES))
        # A part that is all such characters is a part: 于·布里斯托.
        start, end = (0 if name[start] in DOTS else start), (len(name) if name[end - 1] in DOTS else end)
        yield Span(match.start() + start, match.start() + end)
