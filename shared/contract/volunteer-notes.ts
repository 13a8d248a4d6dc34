import * as z from 'zod';
import { noteKindSchema } from '../codes/note-kinds.ts';
import { todayInTaipei } from '../values/taipei-time.ts';
import {
	emptySchema,
	idSchema,
	isoDateSchema,
	requestKeySchema,
	requiredText,
	revisionSchema,
} from './common.ts';
import { defineContract, defineRoute } from './define-route.ts';

export const noteSchema = z.object({
	noteId: idSchema,
	revision: revisionSchema,
	kind: noteKindSchema,
	recordedOn: isoDateSchema,
	/** 登錄單位. */
	organization: z.string(),
	/** 登錄人. */
	recordedBy: z.string(),
	text: z.string(),
	/** Whether the caller may change it: their own unit's, or one below. */
	editable: z.boolean(),
});

export type Note = z.infer<typeof noteSchema>;

export const noteFormSchema = z.object({
	kind: noteKindSchema.meta({ title: '註記類別' }),
	recordedOn: isoDateSchema
		.refine((date) => date <= todayInTaipei(new Date()), '日期不可晚於今天')
		.meta({ title: '登錄日期' }),
	text: requiredText(500).meta({ title: '內容' }),
});

export const noteCreateSchema = noteFormSchema.extend({ requestKey: requestKeySchema });
export const noteUpdateSchema = noteFormSchema.extend({ revision: revisionSchema });

export type NoteForm = z.infer<typeof noteFormSchema>;
export type NoteCreate = z.infer<typeof noteCreateSchema>;
export type NoteUpdate = z.infer<typeof noteUpdateSchema>;

const maintaining = { kind: 'staff', function: 'volunteers.data' } as const;
const noteParams = z.object({ volunteerId: idSchema, noteId: idSchema });

/** 其他登錄事項 of a person: every unit of the person reads them all and changes its own (V-37, N-03). */
export const noteRoutes = defineContract({
	listNotes: defineRoute({
		method: 'GET',
		path: '/api/volunteers/{volunteerId}/notes',
		summary: '其他登錄事項（V-37），由新到舊',
		access: maintaining,
		params: noteParams.pick({ volunteerId: true }),
		response: z.object({ items: z.array(noteSchema) }),
		errors: ['volunteer.not-found'],
	}),
	createNote: defineRoute({
		method: 'POST',
		path: '/api/volunteers/{volunteerId}/notes',
		summary: '新增登錄事項',
		access: maintaining,
		status: 201,
		params: noteParams.pick({ volunteerId: true }),
		body: noteCreateSchema,
		response: noteSchema,
		errors: ['volunteer.left-unit', 'volunteer.not-found', 'request.conflict'],
	}),
	updateNote: defineRoute({
		method: 'PUT',
		path: '/api/volunteers/{volunteerId}/notes/{noteId}',
		summary: '編輯本單位的登錄事項',
		access: maintaining,
		params: noteParams,
		body: noteUpdateSchema,
		response: noteSchema,
		errors: ['volunteer.left-unit', 'note.not-found', 'request.conflict'],
	}),
	deleteNote: defineRoute({
		method: 'DELETE',
		path: '/api/volunteers/{volunteerId}/notes/{noteId}',
		summary: '刪除本單位的登錄事項',
		access: maintaining,
		params: noteParams,
		response: emptySchema,
		errors: ['volunteer.left-unit', 'note.not-found', 'request.conflict'],
	}),
});
