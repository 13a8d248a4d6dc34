import type { Table } from '#platform/data/table.ts';
import { deleteChange, putChange, type Change } from '#platform/data/transaction.ts';
import { certificateEntity, type CertificateItem } from './certificate.entity.ts';

export function certificateRepository(table: Table) {
	const entity = certificateEntity(table);
	return {
		/** Newest first; nobody has so many that they would need pages. */
		async ofVolunteer(volunteerId: string): Promise<CertificateItem[]> {
			const { data } = await entity.query
				.byVolunteer({ volunteerId })
				.go({ pages: 'all', order: 'desc', consistent: true });
			return data;
		},
		async get(volunteerId: string, certificateId: string): Promise<CertificateItem | undefined> {
			const { data } = await entity.get({ volunteerId, certificateId }).go({ consistent: true });
			return data ?? undefined;
		},
		createChange(certificate: CertificateItem): Change {
			return putChange(entity.create(certificate));
		},
		/** Writes the certificate whole if its revision and status are still those that were seen. */
		replaceChange(
			certificate: CertificateItem,
			expected: Pick<CertificateItem, 'revision' | 'status'>,
		): Change {
			return putChange(
				entity
					.put({ ...certificate, revision: expected.revision + 1 })
					.where(
						(attribute, { eq }) =>
							`${eq(attribute.revision, expected.revision)} AND ${eq(attribute.status, expected.status)}`,
					),
			);
		},
		removeChange({ volunteerId, certificateId, revision }: CertificateItem): Change {
			return deleteChange(
				entity
					.remove({ volunteerId, certificateId })
					.where((attribute, { eq }) => eq(attribute.revision, revision)),
			);
		},
	};
}

export type CertificateRepository = ReturnType<typeof certificateRepository>;
export type { CertificateItem };
