import { Entity } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { RecordBookSubject } from '#shared/contract/applications.ts';

/** What the applicant filled in, and the subject as it was judged at submit. */
export interface ApplicationForm {
	applicationId: string;
	photo?: StoredFile;
	attachments: StoredFile[];
	contactName?: string;
	contactPhone?: string;
	contactEmail?: string;
	deliveryMethod: 'electronic' | 'pickup' | 'post';
	remark?: string;
	subject?: RecordBookSubject;
}

function formEntity(table: Table) {
	return new Entity(
		{
			model: model('application-form'),
			attributes: {
				applicationId: { type: 'string', required: true },
				/** The parsed `ApplicationForm`; nothing inside is ever queried. */
				content: { type: 'any', required: true },
			},
			indexes: {
				byId: {
					pk: { field: 'pk', composite: ['applicationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function applicationFormRepository(table: Table) {
	const entity = formEntity(table);
	return {
		async get(applicationId: string): Promise<ApplicationForm | undefined> {
			const { data } = await entity.get({ applicationId }).go({ consistent: true });
			return data?.content as ApplicationForm | undefined;
		},
		putChange(form: ApplicationForm): Change {
			return putChange(entity.put({ applicationId: form.applicationId, content: form }));
		},
		deleteChange(applicationId: string): Change {
			return deleteChange(entity.delete({ applicationId }));
		},
	};
}

export type ApplicationFormRepository = ReturnType<typeof applicationFormRepository>;
