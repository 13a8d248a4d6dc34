/**
 * Command line, run once after a deploy by somebody who may reach the table and the secret:
 * `npm run create-first-account -- <主管機關> <帳號> <姓名> <信箱> <身分證字號>`. The password is read from standard input, so
 * that it stays out of the shell's history.
 */
import { createInterface } from 'node:readline/promises';
import { platformFromEnvironment } from '#platform/container.ts';
import { checkNationalId } from '#shared/values/national-id.ts';
import { unmetPasswordRules } from '#shared/values/password-rules.ts';
import { createFirstAccount } from './first-account.ts';

const [authorityName, login, name, email, nationalIdText] = process.argv.slice(2);
if (!authorityName || !login || !name || !email || !nationalIdText) {
	console.error('用法：npm run create-first-account -- <主管機關> <帳號> <姓名> <信箱> <身分證字號>');
	process.exit(2);
}
const nationalId = checkNationalId(nationalIdText);
if (!nationalId.ok) {
	console.error('身分證字號有誤');
	process.exit(2);
}
const prompt = createInterface({ input: process.stdin, output: process.stderr });
const password = await prompt.question('密碼（首次登入須變更）：');
prompt.close();
const unmet = unmetPasswordRules(password);
if (unmet.length > 0) {
	console.error(`密碼須：${unmet.map((rule) => rule.label).join('、')}`);
	process.exit(2);
}
const platform = await platformFromEnvironment();
const { accountId } = await createFirstAccount(platform, {
	authorityName,
	login: login.toLowerCase(),
	name,
	email,
	nationalId: nationalId.value,
	password,
});
console.log(`已建立主管機關「${authorityName}」與帳號 ${login}（${accountId}）`);
