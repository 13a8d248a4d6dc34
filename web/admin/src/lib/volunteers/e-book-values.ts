/** The sections of the e-book that have dates, as V-19 names them. */
export const eBookSections = [
	{ key: 'coreTraining', label: '基礎特殊訓練紀錄', dates: '訓練日期' },
	{ key: 'service', label: '服務紀錄', dates: '服務日期' },
	{ key: 'otherTraining', label: '其他訓練紀錄', dates: '訓練日期' },
] as const;

interface SectionValues {
	ticked: boolean;
	from: string;
	until: string;
}

export type EBookValues = Record<(typeof eBookSections)[number]['key'], SectionValues> & { awards: boolean };

export function emptyEBookValues(): EBookValues {
	const section = () => ({ ticked: false, from: '', until: '' });
	return { coreTraining: section(), service: section(), otherTraining: section(), awards: false };
}

/** Only what is ticked is asked for; the rest of the book stays blank (V-21). */
export function eBookBody(values: EBookValues): Record<string, unknown> {
	const body: Record<string, unknown> = { awards: values.awards };
	for (const { key } of eBookSections) {
		const { ticked, from, until } = values[key];
		if (ticked) body[key] = { from, until };
	}
	return body;
}
