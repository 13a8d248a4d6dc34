import type { IsoDate } from '../values/iso-date.ts';

/** One of the six things that a person must be told before their data are taken (個人資料保護法 §8). */
export interface ConsentItem {
	readonly title: string;
	readonly text: string;
	/** The same in English, for those who read no Chinese; what is agreed to is the Chinese. */
	readonly english: { readonly title: string; readonly text: string };
}

/** 個資使用聲明書 as it was in force from a day on. 「{市}」 stands for the city's name, in English as in Chinese. */
export interface ConsentText {
	readonly version: string;
	/** Both dates are included, and null is open. */
	readonly validFrom: IsoDate | null;
	readonly validTo: IsoDate | null;
	readonly items: readonly ConsentItem[];
}

const agency = {
	title: '蒐集機關',
	text: '{市}政府（志願服務主管機關）、各目的事業主管機關，以及您服務的志願服務運用單位。',
	english: {
		title: 'Who collects the data',
		text: 'The {\u5e02} Government (the governing authority of volunteer service), the authorities in charge of each field, and the unit that you serve in.',
	},
};
const rights = {
	title: '您的權利及行使方式',
	text: '依個人資料保護法第 3 條，您可以查詢或請求閱覽、請求製給複製本、請求補充或更正、請求停止蒐集處理或利用，以及請求刪除您的個人資料。請以書面或電子郵件向您服務的運用單位提出；查詢、閱覽及複製本於 15 日內，更正、停止及刪除於 30 日內答覆，必要時各延長一次並通知您。依法應保存的服務紀錄，於保存期限內不予刪除。',
	english: {
		title: 'Your rights and how to use them',
		text: 'Under Article 3 of the Personal Data Protection Act you may ask to see your personal data, ask for a copy, have them supplemented or corrected, have their collection, processing or use stopped, and have them deleted. Please ask the unit that you serve in, by letter or e-mail. Requests to see or copy are answered within 15 days, those to correct, stop or delete within 30; each term may be extended once where necessary, and you will be told. Records of service that the law requires to be kept are not deleted before their term ends.',
	},
};
const refusal = {
	title: '不提供的影響',
	text: '您可以自由決定是否提供。不提供必要資料時，將無法為您登錄服務時數、投保意外事故保險、核發紀錄冊與榮譽卡或辦理獎勵表揚，但不影響您其他的權益。',
	english: {
		title: 'If you do not give the data',
		text: 'You are free to give your data or not. Without what is necessary, your hours cannot be registered, you cannot be insured against accidents, and no record book, honour card or award can be issued; your other rights are not affected.',
	},
};
const purpose = {
	title: '蒐集目的',
	text: '辦理志願服務的招募、訓練、管理、運用、輔導及考核，包含登錄訓練與服務時數、投保意外事故保險、核發紀錄冊、榮譽卡與服務績效證明書，以及獎勵表揚。',
	english: {
		title: 'What the data are for',
		text: 'Recruitment, training, management, service, guidance and evaluation in volunteer service: registering training and hours, accident insurance, issuing record books, honour cards and certificates of service, and awards.',
	},
};
const categories = {
	title: '個人資料類別',
	text: '辨識個人者（姓名、身分證字號或居留證號碼、照片、聯絡電話、地址、電子信箱）、個人描述（性別、出生年月日）、教育與職業、專長與語言，以及訓練、服務、保險與獎勵的紀錄。',
	english: {
		title: 'Which data',
		text: 'What identifies a person (name, national ID or resident certificate number, photograph, telephone, address, e-mail), personal description (sex, date of birth), education and occupation, skills and languages, and records of training, service, insurance and awards.',
	},
};

/** Rewording a text means a new row here: what somebody agreed to stays as it was. */
export const consentTexts: readonly ConsentText[] = [
	{
		version: '112-1',
		validFrom: null,
		validTo: '2025-12-31',
		items: [
			agency,
			purpose,
			categories,
			{
				title: '利用期間、地區、對象及方式',
				text: '自您加入志願服務起，至蒐集目的消失或依法應保存的期限屆滿為止；於中華民國境內，由蒐集機關以電子或書面方式利用。',
				english: {
					title: 'How long, where, by whom and how they are used',
					text: 'From the day you join volunteer service until the purpose no longer exists or the legal term of keeping has ended; within the territory of the Republic of China; by those who collect the data, electronically or on paper.',
				},
			},
			rights,
			refusal,
		],
	},
	{
		version: '115-1',
		validFrom: '2026-01-01',
		validTo: null,
		items: [
			agency,
			purpose,
			categories,
			{
				title: '利用期間、地區、對象及方式',
				text: '自您加入志願服務起，至蒐集目的消失或依法應保存的期限屆滿為止；於中華民國境內，由蒐集機關、衛生福利部（全國志願服務資訊整合系統）及承保的保險公司，以電子或書面方式利用。公布獲獎名單時，僅公布姓名、等次、服務時數及所屬單位。',
				english: {
					title: 'How long, where, by whom and how they are used',
					text: 'From the day you join volunteer service until the purpose no longer exists or the legal term of keeping has ended; within the territory of the Republic of China; by those who collect the data, the Ministry of Health and Welfare (national volunteer service information system) and the insurer, electronically or on paper. Published lists of award winners give name, grade, hours of service and unit only.',
				},
			},
			rights,
			refusal,
		],
	},
];

/** The text in force on a day. */
export function consentTextOn(date: IsoDate): ConsentText {
	const text = consentTexts.find(
		({ validFrom, validTo }) =>
			(validFrom === null || validFrom <= date) && (validTo === null || date <= validTo),
	);
	if (text === undefined) throw new RangeError(`no consent text on ${date}`);
	return text;
}

/** The text of a version that somebody agreed to. */
export function consentTextOf(version: string): ConsentText | undefined {
	return consentTexts.find((text) => text.version === version);
}
