import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What visitors read: sentences and long texts. A change of looks or scripts is none of the content. */
const contentFiles = ['messages/*.json', 'src/lib/policy/*.svelte', 'src/lib/city/*.ts'];

/** 更新日期: the day in Taipei on which the content was last changed, whenever the site is built. */
export function contentDate(directory: string): string {
	return inTaipei(committedAt(directory) ?? modifiedAt(directory));
}

function committedAt(directory: string): Date | undefined {
	const command = ['log', '-1', '--format=%cI', '--', ...contentFiles];
	try {
		const said = execFileSync('git', command, { cwd: directory, encoding: 'utf8', stdio: 'pipe' }).trim();
		return said === '' ? undefined : new Date(said);
	} catch {
		// Built from a copy without its history.
		return undefined;
	}
}

function modifiedAt(directory: string): Date {
	const files = globSync(contentFiles, { cwd: directory });
	return new Date(Math.max(...files.map((file) => statSync(join(directory, file)).mtimeMs)));
}

function inTaipei(instant: Date): string {
	// Swedish writes ISO dates.
	return instant.toLocaleDateString('sv-SE', { timeZone: 'Asia/Taipei' });
}
