import type { Directory } from '#functions/organizations/directory.ts';
import type { Account } from './account.repository.ts';

/** An account that is enabled, of an organisation that is in use with all above it. */
export async function maySignIn(
	{ directory }: { directory: Pick<Directory, 'lastClosed'> },
	{ status, path }: Pick<Account, 'status' | 'path'>,
): Promise<boolean> {
	return status === 'enabled' && (await directory.lastClosed(path)) !== undefined;
}
