import * as z from 'zod';
import { formColumns } from '#functions/jobs/form-columns.ts';
import { isoDateSchema, requiredText } from '#shared/contract/common.ts';
import { afterPaperBooks } from '#shared/domain/volunteers/paper-books.ts';

/** How the system writes the numbers that it draws (F-16): one of those on paper would be drawn again one day. */
const drawnNumber = /^.字第\d{8}號$/u;

/** What a paper book says of itself. */
export const paperBookSchema = z.object({
	bookNumber: requiredText(30)
		.refine(
			(number) => !drawnNumber.test(number),
			'此格式為系統自動取號的紀錄冊號，請依紙本登載發給單位的完整字號',
		)
		.meta({ title: '紀錄冊號' }),
	issuer: requiredText(60).meta({ title: '發給單位' }),
	issuedOn: isoDateSchema
		.superRefine((day, context) => {
			const message = afterPaperBooks(day);
			if (message !== undefined) context.addIssue({ code: 'custom', message });
		})
		.meta({ title: '發冊日期' }),
});

const column = formColumns(paperBookSchema);

export const bookColumns = [
	column.text({ field: 'bookNumber', width: 26, note: '紙本紀錄冊登載的完整字號，例如 桃社志字第001234號' }),
	column.text({ field: 'issuer', width: 24, note: '發冊的目的事業主管機關或單位' }),
	column.date({ field: 'issuedOn', note: '例如 107/03/01 或 2018-03-01' }),
];
