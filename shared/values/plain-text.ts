// What no name, address or remark holds: control characters but tab and line breaks, halves of surrogate pairs,
// noncharacters, and the marks that turn the direction of what follows them (a name with one reads as another).
const unseen =
	// eslint-disable-next-line no-control-regex -- exactly the characters that are refused
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u;

/** What to tell the user of a text that is not plain. */
export const plainTextMessage = '含有看不見的控制字元，請刪除後重新輸入';

/** True for text that shows all that it holds, and that every file and database takes. */
export function isPlainText(text: string): boolean {
	return !unseen.test(text);
}
