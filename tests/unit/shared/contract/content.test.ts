import { expect, it } from 'vitest';
import { announcementInputSchema, announcementUpdateSchema } from '#shared/contract/content.ts';

const input = {
	publishedOn: '2026-03-01',
	category: 'news',
	title: '公告',
	body: '內容',
	audience: 'portal',
};

it('[S-12] an announcement is changed only at the revision that was seen', () => {
	expect(announcementInputSchema.safeParse(input).error).toBeUndefined();
	expect(announcementUpdateSchema.safeParse(input).success).toBe(false);
	expect(announcementUpdateSchema.safeParse({ ...input, revision: 1 }).success).toBe(true);
});
