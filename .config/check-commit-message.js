import { readFileSync } from 'node:fs';

const shape =
	/^(?:feat|fix|perf|refactor|test|docs|build|ci|chore|style|revert)(?:\([a-z0-9-]+\))?!?: \S.{0,98}$|^(?:Merge|Revert) |^(?:fixup|squash|amend)! /u;

const [subject = ''] = readFileSync(process.argv[2], 'utf8').split('\n');
if (!shape.test(subject)) {
	console.error(
		`"${subject}" is not a conventional commit subject, for example:\n  feat(hours): refuse a shift that ends before it begins`,
	);
	process.exit(1);
}
