import { codeSchema, labelIn, type CodeOf } from './code-table.ts';

/** 班別. */
export const shiftKinds = [
	{ code: 'morning', label: '早班', labelEn: 'Morning shift' },
	{ code: 'noon', label: '午班', labelEn: 'Noon shift' },
	{ code: 'evening', label: '晚班', labelEn: 'Evening shift' },
] as const;

export type ShiftKind = CodeOf<typeof shiftKinds>;

export const shiftKindSchema = codeSchema(shiftKinds, '請選擇班別');

export function labelOfShiftKind(code: ShiftKind): string {
	return labelIn(shiftKinds, code);
}
