import { Entity, type EntityItem } from 'electrodb';
import { model, type Table } from '#platform/data/table.ts';
import { certificateStatuses, type CertificateStatus } from '#shared/codes/certificate-statuses.ts';

/** One 服務績效證明書 as it was made (V-40): the person's data, hours and 年資 are those of that day. */
export function certificateEntity(table: Table) {
	return new Entity(
		{
			model: model('certificate'),
			attributes: {
				volunteerId: { type: 'string', required: true },
				certificateId: { type: 'string', required: true },
				status: {
					type: certificateStatuses.map(({ code }) => code) as CertificateStatus[],
					required: true,
				},
				volunteerName: { type: 'string', required: true },
				nationalIdMasked: { type: 'string', required: true },
				englishName: { type: 'string', required: true },
				birthDate: { type: 'string', required: true },
				address: { type: 'string', required: true },
				/** 製作人員. */
				preparedBy: { type: 'string', required: true },
				/** 運用單位, and where it stands. */
				unitId: { type: 'string', required: true },
				path: { type: 'string', required: true },
				/** 發證單位. */
				issuer: { type: 'string', required: true },
				issuedOn: { type: 'string', required: true },
				startDate: { type: 'string', required: true },
				endDate: { type: 'string', required: true },
				tenths: { type: 'number', required: true },
				months: { type: 'number', required: true },
				content: { type: 'string', required: true },
				appliedOn: { type: 'string', required: true },
				stampedScan: {
					type: 'map',
					properties: {
						fileId: { type: 'string', required: true },
						name: { type: 'string', required: true },
						size: { type: 'number', required: true },
						contentType: { type: 'string', required: true },
					},
				},
				revision: { type: 'number', required: true },
			},
			indexes: {
				byVolunteer: {
					pk: { field: 'pk', composite: ['volunteerId'], casing: 'none' },
					sk: { field: 'sk', composite: ['certificateId'], casing: 'none' },
				},
			},
		},
		table,
	);
}

export type CertificateItem = EntityItem<ReturnType<typeof certificateEntity>>;
