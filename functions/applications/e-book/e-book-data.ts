import type { HourTenths } from '#shared/values/hours.ts';
import type { IsoDate } from '#shared/values/iso-date.ts';

/** First and last day, both included. */
export interface Period {
	from: IsoDate;
	to: IsoDate;
}

/** One finished course (V-20). */
export interface TrainingRow {
	/** 課程類型 as people read it: 「基礎」, 「特殊」, 「成長」 … */
	courseType: string;
	hours: HourTenths;
	period: Period;
	provider: string;
	courseName: string;
}

/** One entry of service (P-14). */
export interface ServiceRow {
	item: string;
	content: string;
	period: Period;
	hours: HourTenths;
	/** Of these, what counts for card, certificate and awards (H-12). */
	effective: HourTenths;
	unit: string;
	/** 登錄人: who entered the hours (H-16). */
	registrar: string;
}

/** One award (V-20, V-25). */
export interface AwardRow {
	name: string;
	grade: string;
	/** 獲獎年度, a ROC year. */
	rocYear: number;
	applicant: string;
}

/** The parts that the applicant ticked; a part that is absent is left blank (V-21), an empty one says so. */
export interface EBookSections {
	coreTraining?: readonly TrainingRow[];
	otherTraining?: readonly TrainingRow[];
	service?: readonly ServiceRow[];
	awards?: readonly AwardRow[];
}

/** The ranges that were asked for (V-19); printed beside the table, so that its sum cannot be taken for more. */
export interface EBookPeriods {
	coreTraining?: Period;
	otherTraining?: Period;
	service?: Period;
}

/** Everything that stands in an e-book. Pictures are the bytes of a JPEG or PNG. */
export interface EBookData {
	volunteer: {
		name: string;
		/** In full: the book is the volunteer's own document. */
		nationalId: string;
	};
	book: {
		/** 「社字第00000012號」. */
		number: string;
		/** 發給單位. */
		issuer: string;
		/** 發冊日期. */
		issuedOn: IsoDate;
	};
	photo?: Uint8Array;
	/** The uploaded 紀錄冊封面. */
	cover?: Uint8Array;
	sections: EBookSections;
	periods?: EBookPeriods;
}
