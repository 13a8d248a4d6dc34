import { accountRepository } from '#functions/identity/account.repository.ts';
import { insuranceCoverRepository } from '#functions/insurance/insurance-cover.repository.ts';
import { organizationRepository } from '#functions/organizations/organization.repository.ts';
import { membershipRepository } from '#functions/volunteers/membership.repository.ts';
import type { NameOrderList } from '#platform/data/rewrite-name-order.ts';
import type { Table } from '#platform/data/table.ts';
import { uniquenessOn } from '#platform/data/uniqueness.ts';

/** Every list by name of the table's city; none before its governing authority is made. */
export async function cityNameOrders(table: Table): Promise<NameOrderList[]> {
	const governingId = await uniquenessOn(table).find('governing-authority', 'only');
	if (governingId === undefined) return [];
	return [organizationRepository, accountRepository, membershipRepository, insuranceCoverRepository].flatMap(
		(repositoryOn) => repositoryOn(table).listsByName(governingId),
	);
}
