import * as z from 'zod';
import { pageSizes } from '../values/page-sizes.ts';

/**
 * DynamoDB takes sort keys of at most 1,024 bytes. With the other keys of a row, which are ids (400 bytes at most), and in
 * base64, no cursor is longer than this.
 */
export const longestCursor = 2000;

/**
 * Query of every paged list (S-13). `cursor` comes from the `first`, `previous`, `next` or `last` of an earlier answer
 * and already says where to read; `page` is only the number to show with it.
 */
export const pageQueryShape = {
	page: z.coerce.number().int().min(1).default(1),
	size: z.coerce
		.number()
		.int()
		.refine((size) => (pageSizes as readonly number[]).includes(size), '每頁筆數請選 10、20、50 或 100')
		.default(10),
	cursor: z.string().max(longestCursor).optional(),
};

export const pageQuerySchema = z.object(pageQueryShape);

export type PageQuery = z.infer<typeof pageQuerySchema>;

export const pageInfoSchema = z.object({
	number: z.number().int(),
	size: z.number().int(),
	/** All rows that match, when that is known without reading them all. */
	total: z.number().int().optional(),
	/** The rows read so far prove at least this many (shown as 「N 筆以上」 when `total` is absent). */
	atLeast: z.number().int().optional(),
	previous: z.string().optional(),
	next: z.string().optional(),
	last: z.string().optional(),
});

export type PageInfo = z.infer<typeof pageInfoSchema>;

/** `{ items, page }`: what every paged list answers. */
export function pageOf<Item extends z.ZodType>(item: Item) {
	return z.object({ items: z.array(item), page: pageInfoSchema });
}

export interface Page<Item> {
	items: Item[];
	page: PageInfo;
}
