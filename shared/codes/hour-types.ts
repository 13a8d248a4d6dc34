import { codeSchema, labelIn, type CodeOf, type LabelLocale } from './code-table.ts';

/** 時數類型 (H-10). */
export const hourTypes = [
	{ code: 'regular', label: '一般志工', labelEn: 'Regular service' },
	{ code: 'large-event', label: '大型活動', labelEn: 'Large event' },
] as const;

export type HourType = CodeOf<typeof hourTypes>;

export const hourTypeSchema = codeSchema(hourTypes, '請選擇時數類型');

export function labelOfHourType(code: HourType, locale?: LabelLocale): string {
	return labelIn(hourTypes, code, locale);
}
