import * as z from 'zod';
import {
	emptySchema,
	idSchema,
	isoDateSchema,
	optionalText,
	requiredText,
	revisionSchema,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';
import { pageOf, pageQueryShape } from './paging.ts';

/** Where an announcement is shown: 後台系統公告, 入口網訊息公告, or both. */
export const audienceSchema = z.enum(['back-office', 'portal', 'both']);
export const announcementCategorySchema = z.enum(['news', 'system', 'training', 'recruitment']);

export const announcementCategoryLabels: Record<z.infer<typeof announcementCategorySchema>, string> = {
	news: '最新消息',
	system: '系統通知',
	training: '教育訓練',
	recruitment: '招募活動',
};

export const announcementRowSchema = z.object({
	announcementId: idSchema,
	publishedOn: isoDateSchema,
	category: announcementCategorySchema,
	title: z.string(),
	/** 發佈單位. */
	publisher: z.string(),
});

export const announcementSchema = announcementRowSchema.extend({
	/** Plain text, paragraphs separated by an empty line. */
	body: z.string(),
	audience: audienceSchema,
	revision: revisionSchema,
});

export type AnnouncementRow = z.infer<typeof announcementRowSchema>;
export type Announcement = z.infer<typeof announcementSchema>;

export const announcementInputSchema = z.object({
	publishedOn: isoDateSchema.meta({ title: '日期' }),
	category: announcementCategorySchema.meta({ title: '類別' }),
	title: requiredText(100).meta({ title: '標題' }),
	body: requiredText(5000).meta({ title: '內容' }),
	audience: audienceSchema.meta({ title: '公告對象' }),
	publisher: optionalText(60).meta({ title: '發佈單位' }),
});

export type AnnouncementInput = z.infer<typeof announcementInputSchema>;

export const announcementUpdateSchema = announcementInputSchema.extend({ revision: revisionSchema });

export type AnnouncementUpdate = z.infer<typeof announcementUpdateSchema>;

const announcementParams = z.object({ announcementId: idSchema });

export const contentContract = defineContract({
	listAnnouncements: defineRoute({
		method: 'GET',
		path: '/api/content/announcements',
		summary: '系統公告（S-12）',
		access: { kind: 'staff' },
		query: z.object(pageQueryShape),
		response: pageOf(announcementRowSchema),
	}),
	getAnnouncement: defineRoute({
		method: 'GET',
		path: '/api/content/announcements/{announcementId}',
		summary: '系統公告內容',
		access: { kind: 'staff' },
		params: announcementParams,
		response: announcementSchema,
		errors: ['content.not-found'],
	}),
	createAnnouncement: defineRoute({
		method: 'POST',
		path: '/api/content/announcements',
		summary: '新增公告',
		access: { kind: 'staff', levels: ['governing'] },
		status: 201,
		body: announcementInputSchema,
		response: announcementSchema,
	}),
	updateAnnouncement: defineRoute({
		method: 'PUT',
		path: '/api/content/announcements/{announcementId}',
		summary: '編輯公告',
		access: { kind: 'staff', levels: ['governing'] },
		params: announcementParams,
		body: announcementUpdateSchema,
		response: announcementSchema,
		errors: ['content.not-found', 'request.conflict'],
	}),
	deleteAnnouncement: defineRoute({
		method: 'DELETE',
		path: '/api/content/announcements/{announcementId}',
		summary: '刪除公告',
		access: { kind: 'staff', levels: ['governing'] },
		params: announcementParams,
		response: emptySchema,
		errors: ['content.not-found'],
	}),
	listNews: defineRoute({
		method: 'GET',
		path: '/api/content/news',
		summary: '入口網訊息公告',
		access: { kind: 'public' },
		query: z.object(pageQueryShape),
		response: pageOf(announcementRowSchema),
	}),
	searchNews: defineRoute({
		method: 'GET',
		path: '/api/content/news-search',
		summary: '搜尋入口網訊息公告的標題與內容',
		access: { kind: 'public' },
		query: z.object({ words: requiredText(50).meta({ title: '關鍵字' }) }),
		response: z.object({ items: z.array(announcementRowSchema.extend({ excerpt: z.string() })) }),
	}),
	getNews: defineRoute({
		method: 'GET',
		path: '/api/content/news/{announcementId}',
		summary: '入口網訊息內容',
		access: { kind: 'public' },
		params: announcementParams,
		response: announcementRowSchema.extend({ body: z.string() }),
		errors: ['content.not-found'],
	}),
	figures: defineRoute({
		method: 'GET',
		path: '/api/content/figures',
		summary: '入口網首頁的統計數字',
		access: { kind: 'public' },
		response: z.object({
			cityName: z.string(),
			volunteers: z.number().int(),
			units: z.number().int(),
			recordBooks: z.number().int(),
		}),
	}),
});
