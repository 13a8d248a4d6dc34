import type { Sex } from '#shared/codes/sexes.ts';
import type { Chance } from '../random.ts';

interface Generation {
	/** Born in this year or later. */
	since: number;
	/** Whole given names that the generation is known by. */
	typical: readonly string[];
	/** First and second characters that parents combined. */
	first: string;
	second: string;
	/** Share of names of one character. */
	single: number;
}

/** Given names come in fashions: a name tells within ten years when its bearer was born. */
const generations: Record<Sex, readonly Generation[]> = {
	male: [
		{
			since: 0,
			typical:
				'金水 清山 明德 阿財 文雄 正雄 武雄 榮華 火旺 添丁 清泉 錦堂 春生 天賜 永福 義雄 勝雄 國雄 英雄 俊雄'.split(
					' ',
				),
			first: '金清明文正榮永春天添進福炎萬',
			second: '雄水山德財旺泉堂生福義男輝順來',
			single: 0.02,
		},
		{
			since: 1950,
			typical:
				'文雄 志明 俊雄 建國 金龍 文龍 進財 國華 明輝 永昌 正義 榮輝 勝利 清文 文彬 瑞祥 振福 武男 茂松 慶祥'.split(
					' ',
				),
			first: '文志俊建國明永正榮清瑞振慶錦',
			second: '雄明龍華輝昌義彬祥福松財益成賢',
			single: 0.03,
		},
		{
			since: 1965,
			typical:
				'志明 俊傑 建宏 志豪 志偉 文彬 明宏 家榮 國棟 俊宏 世昌 建志 志成 文賢 宗憲 永慶 正賢 信宏 嘉宏 俊明'.split(
					' ',
				),
			first: '志俊建文明家國世宗信嘉振偉宏',
			second: '明傑宏豪偉榮昌成賢憲仁銘雄哲德',
			single: 0.03,
		},
		{
			since: 1980,
			typical:
				'建宏 俊宏 志豪 冠宇 家豪 宗翰 彥廷 承翰 信宏 柏翰 俊傑 怡仁 智偉 文凱 哲瑋 政宏 育誠 宏達 明哲 立偉'.split(
					' ',
				),
			first: '冠家宗彥承柏信俊政育哲智明立',
			second: '宇豪翰廷宏傑偉凱瑋誠達霖智銘賢',
			single: 0.05,
		},
		{
			since: 1995,
			typical:
				'冠宇 承翰 柏翰 宗翰 彥廷 家豪 冠廷 宇軒 柏宇 承恩 品睿 子翔 冠霖 宥廷 睿恩 奕辰 柏睿 宇翔 彥霖 子軒'.split(
					' ',
				),
			first: '冠承柏宇品子宥睿奕彥翊昱哲凱',
			second: '宇翰廷軒恩睿翔霖辰安均諺佑緯銘',
			single: 0.05,
		},
		{
			since: 2008,
			typical:
				'承恩 宥廷 品睿 宇恩 承翰 柏睿 睿恩 宇翔 冠廷 子睿 宥辰 奕辰 秉宸 宸睿 柏宇 定宇 禹丞 恩碩 品叡 沐辰'.split(
					' ',
				),
			first: '承宥品宇柏睿冠子奕秉宸禹恩沐',
			second: '恩廷睿翔辰宸叡安樂佑丞碩宇均諺',
			single: 0.04,
		},
	],
	female: [
		{
			since: 0,
			typical:
				'秀英 玉蘭 阿好 春美 月娥 金鳳 秀琴 寶珠 玉英 麗華 秋菊 招弟 罔市 美玉 春花 阿蘭 秀蘭 彩雲 月霞 素珠'.split(
					' ',
				),
			first: '秀玉春月金寶美彩素麗惠雲錦貴',
			second: '英蘭美娥鳳琴珠華菊玉花雲霞香子',
			single: 0.02,
		},
		{
			since: 1950,
			typical:
				'秀英 美玉 麗華 秀琴 淑貞 美惠 麗珠 素珍 秀鳳 淑女 美雲 惠美 月英 麗美 玉珍 碧霞 瑞珠 淑霞 秋香 寶玉'.split(
					' ',
				),
			first: '秀美麗淑素惠玉月碧瑞秋寶雪春',
			second: '英玉華琴貞惠珠珍鳳雲美霞香卿娟',
			single: 0.02,
		},
		{
			since: 1965,
			typical:
				'淑芬 淑惠 美玲 麗華 淑娟 淑貞 美惠 淑玲 秀玲 惠玲 麗娟 雅芳 淑華 玉玲 慧君 素珍 怡君 雪芬 美珠 佩芬'.split(
					' ',
				),
			first: '淑美麗秀惠雅玉慧素怡雪佩文靜',
			second: '芬惠玲華娟貞君芳珠珍真如萍雯慧',
			single: 0.03,
		},
		{
			since: 1980,
			typical:
				'怡君 雅婷 雅雯 佳穎 欣怡 怡婷 雅惠 佩君 心怡 靜宜 佳蓉 淑婷 詩涵 惠雯 筱涵 宜君 佳慧 婉婷 雅玲 郁婷'.split(
					' ',
				),
			first: '怡雅佳欣佩心靜詩筱宜婉郁思惠',
			second: '君婷雯穎怡惠宜蓉涵慧玲萱如筠潔',
			single: 0.04,
		},
		{
			since: 1995,
			typical:
				'怡君 雅婷 詩涵 宜庭 郁婷 佳穎 欣妤 思妤 子涵 品妤 宜蓁 雨潔 鈺婷 筱涵 佩璇 芷瑄 子晴 語彤 采潔 映彤'.split(
					' ',
				),
			first: '詩宜郁佳欣思子品雨鈺芷語采映',
			second: '涵庭婷穎妤蓁潔璇瑄晴彤萱安芸寧',
			single: 0.04,
		},
		{
			since: 2008,
			typical:
				'品妍 子晴 語彤 詠晴 子涵 品妤 芯語 羽彤 宥蓁 采潔 雨彤 苡安 禹彤 沛恩 妍希 昕妤 芊妤 思妤 若晴 可晴'.split(
					' ',
				),
			first: '品子語詠芯羽宥采雨苡沛妍昕芊',
			second: '妍晴彤涵妤語蓁潔安恩希寧恬瑀樂',
			single: 0.03,
		},
	],
};

function generationOf(sex: Sex, birthYear: number): Generation {
	const known = generations[sex].filter(({ since }) => since <= birthYear);
	const last = known.at(-1);
	if (!last) throw new RangeError(`no generation of ${birthYear}`);
	return last;
}

export function givenName(chance: Chance, sex: Sex, birthYear: number): string {
	const { typical, first, second, single } = generationOf(sex, birthYear);
	if (chance.happens(single)) return chance.pick(Array.from(second));
	if (chance.happens(0.45)) return chance.pick(typical);
	const head = chance.pick(Array.from(first));
	const tail = chance.pick(Array.from(second).filter((character) => character !== head));
	return head + tail;
}
