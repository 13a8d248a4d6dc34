import { describe, expect, it } from 'vitest';
import { changed, created, removed, replaced, writtenList, writtenRows } from '#client/written-rows.ts';
import type { AccountDetail, AccountRow } from '#shared/contract/identity.ts';

const accounts = writtenList('identity.listAccounts', {
	id: (row) => row.accountId,
	exact: ['status'],
	writes: {
		'identity.createAccount': (account) => created(account.accountId, account),
		'identity.updateAccount': (account) => replaced(account.accountId, account),
		'identity.setAccountStatus': ({ accountId, status, revision }) =>
			changed(accountId, (row) => ({ ...row, status, revision }), revision),
		// Nobody deletes accounts; the list needs some write that takes a row out.
		'identity.signOutStaff': () => removed('a'),
	},
});

const children = writtenList('organizations.listChildren', {
	id: (row) => row.id,
	belongs: (row, { params }) => row.parentId === params.organizationId,
	writes: { 'organizations.createOrganization': (node) => created(node.id, node) },
});

function account(accountId: string, more: Partial<AccountRow> = {}): AccountRow {
	return {
		...{ accountId, name: accountId, login: accountId, nationalId: 'A1*', organization: '衛生局' },
		...({ level: 'unit', status: 'enabled', revision: 1 } as const),
		...more,
	};
}

function setup() {
	let now = 0;
	const rows = writtenRows([accounts, children], () => now);
	let told = 0;
	rows.onWrite(() => (told += 1));
	return {
		rows,
		told: () => told,
		pass: (milliseconds: number) => (now += milliseconds),
		write: (name: string, answer: unknown, call: object = {}) =>
			rows.onAnswer({ name, method: 'POST', call, answer }),
		/** What the list shows when the index answers these rows. */
		list: (items: AccountRow[], query: object = {}) => {
			const answer = { items, page: { number: 1, size: 10, total: 7 } };
			const shown = rows.onAnswer({ name: 'identity.listAccounts', method: 'GET', call: { query }, answer });
			return (shown as { items: AccountRow[] }).items;
		},
	};
}

describe('a changed row', () => {
	it('is shown as it was written while the index still has the old one', () => {
		const { write, list } = setup();
		write('identity.updateAccount', account('a', { name: '新名', revision: 2 }));
		const other = account('b');
		expect(list([account('a'), other])).toEqual([account('a', { name: '新名', revision: 2 }), other]);
	});

	it('gives way to the revision that was written, and to a later one of somebody else', () => {
		const { write, list } = setup();
		write('identity.updateAccount', account('a', { name: '新名', revision: 2 }));
		const same = account('a', { name: '新名', organization: '改名後的衛生局', revision: 2 });
		const later = account('a', { name: '又改', revision: 3 });
		expect(list([same])).toEqual([same]);
		expect(list([later])).toEqual([later]);
	});

	it('takes from the answer what it says, and keeps the rest', () => {
		const { write, list } = setup();
		write('identity.setAccountStatus', account('a', { name: '不採用', status: 'disabled', revision: 2 }));
		expect(list([account('a')])).toEqual([account('a', { status: 'disabled', revision: 2 })]);
	});

	it('leaves a list whose filter it does not fit any more, and enters none by itself', () => {
		const { write, list } = setup();
		write('identity.setAccountStatus', account('a', { status: 'disabled', revision: 2 }));
		expect(list([account('a'), account('b')], { status: 'enabled' })).toEqual([account('b')]);
		expect(list([account('b')], { status: 'disabled' })).toEqual([account('b')]);
	});

	it('is the last of several writes', () => {
		const { write, list } = setup();
		write('identity.updateAccount', account('a', { name: '一', revision: 2 }));
		write('identity.updateAccount', account('a', { name: '二', revision: 3 }));
		expect(list([account('a', { name: '一', revision: 2 })])).toEqual([
			account('a', { name: '二', revision: 3 }),
		]);
	});
});

describe('a new row', () => {
	it('stands on top of the first page until the index has it, and then in its place', () => {
		const { write, list } = setup();
		write('identity.createAccount', account('c'));
		expect(list([account('a'), account('b')])).toEqual([account('c'), account('a'), account('b')]);
		expect(list([account('a'), account('c')])).toEqual([account('a'), account('c')]);
	});

	it('the last one first', () => {
		const { write, list } = setup();
		write('identity.createAccount', account('c'));
		write('identity.createAccount', account('d'));
		expect(list([account('a')]).map(({ accountId }) => accountId)).toEqual(['d', 'c', 'a']);
	});

	it('is shown as it was changed since', () => {
		const { write, list } = setup();
		write('identity.createAccount', account('c'));
		write('identity.setAccountStatus', account('c', { status: 'disabled', revision: 2 }));
		expect(list([])).toEqual([account('c', { status: 'disabled', revision: 2 })]);
	});

	it.each([
		['a later page', { page: 2, cursor: 'x' }, false],
		['a filter that only the server can judge', { name: '王' }, false],
		['a filter that it does not fit', { status: 'disabled' }, false],
		['a filter that it fits', { status: 'enabled' }, true],
		['filters that are not set', { name: '', level: undefined, page: '1', size: 20 }, true],
	])('%s', (_, query, shown) => {
		const { write, list } = setup();
		write('identity.createAccount', account('c'));
		expect(list([account('a')], query)).toHaveLength(shown ? 2 : 1);
	});

	it('is shown only below what it belongs to', () => {
		const { rows, write } = setup();
		write('organizations.createOrganization', { id: 'team', parentId: 'unit', revision: 1 });
		const under = (organizationId: string) =>
			rows.onAnswer({
				...{ name: 'organizations.listChildren', method: 'GET' },
				...{ call: { params: { organizationId } }, answer: { items: [] } },
			});
		expect(under('unit')).toEqual({ items: [{ id: 'team', parentId: 'unit', revision: 1 }] });
		expect(under('other')).toEqual({ items: [] });
	});
});

describe('a removed row', () => {
	it('is not shown although the index still has it', () => {
		const { write, list } = setup();
		write('identity.signOutStaff', {});
		expect(list([account('a'), account('b')])).toEqual([account('b')]);
	});

	it('does not come back as a new one', () => {
		const { write, list } = setup();
		write('identity.createAccount', account('a'));
		write('identity.signOutStaff', {});
		expect(list([])).toEqual([]);
	});
});

describe('what was written', () => {
	it('counts for ten seconds, and no longer hides what others do', () => {
		const { write, list, pass } = setup();
		write('identity.createAccount', account('c'));
		write('identity.signOutStaff', {});
		pass(9_999);
		expect(list([account('a')])).toEqual([account('c')]);
		pass(1);
		expect(list([account('a')])).toEqual([account('a')]);
	});

	it('is forgotten at sign-out', () => {
		const { rows, write, list } = setup();
		write('identity.createAccount', account('c'));
		rows.forget();
		expect(list([])).toEqual([]);
	});

	it('is answered as it is, and told of', () => {
		const { write, told } = setup();
		const detail: Partial<AccountDetail> = account('c');
		expect(write('identity.createAccount', detail)).toBe(detail);
		write('files.createUpload', {});
		expect(told()).toBe(2);
	});

	it('leaves the total to the server, whose counters are not late', () => {
		const { rows, write } = setup();
		write('identity.createAccount', account('c'));
		const answer = { items: [], page: { number: 1, size: 10, total: 7 } };
		const call = { name: 'identity.listAccounts', method: 'GET', call: {}, answer };
		expect(rows.onAnswer(call)).toMatchObject({ page: { total: 7 } });
	});
});
