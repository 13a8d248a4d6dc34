import type { Table } from '#platform/data/table.ts';
import { accountRepository } from './account.repository.ts';

/** Whom to write to at an organisation. */
export interface OrganizationContacts {
	/** Mail addresses of the enabled accounts of a unit; of its purpose authority when the unit has none. */
	ofUnit(place: { unitId: string; purposeId: string }): Promise<string[]>;
}

/** More than so many people at one organisation need not be told the same. */
const most = 10;

export function organizationContactsOf(table: Table): OrganizationContacts {
	const accounts = accountRepository(table);
	return {
		async ofUnit({ unitId, purposeId }) {
			const own = await accounts.enabledAt({ id: unitId, level: 'unit' });
			const found = own.length > 0 ? own : await accounts.enabledAt({ id: purposeId, level: 'purpose' });
			return [...new Set(found.map(({ email }) => email))].slice(0, most);
		},
	};
}
