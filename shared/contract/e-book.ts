import * as z from 'zod';
import { isoDateSchema } from '../values/date-schemas.ts';

/** The dates carry the section's name: three sections are filled in on one page, and an error must say which. */
function section(title: string, dates: string) {
	return z
		.object({
			from: isoDateSchema.meta({ title: `${title}的${dates}[起]` }),
			until: isoDateSchema.meta({ title: `${title}的${dates}[訖]` }),
		})
		.refine((range) => range.until >= range.from, { path: ['until'], error: '訖日不可早於起日' })
		.optional()
		.meta({ title });
}

/** V-19: an absent section was not ticked and stays blank (V-21). */
export const eBookSectionsSchema = z.object({
	coreTraining: section('基礎特殊訓練紀錄', '訓練日期'),
	service: section('服務紀錄', '服務日期'),
	otherTraining: section('其他訓練紀錄', '訓練日期'),
	awards: z.boolean().default(false).meta({ title: '表揚獎勵紀錄' }),
});

export type EBookSections = z.infer<typeof eBookSectionsSchema>;
