/**
 * Command line, run after a deployment with newer ranks of characters by somebody who may reach the table:
 * `npm run rewrite-name-orders`.
 */
import { loadConfig, tableConfig } from '#platform/config.ts';
import { rewriteNameOrders } from '#platform/data/rewrite-name-order.ts';
import { connectTable } from '#platform/data/table.ts';
import { icuVersion } from '#platform/text/stroke-order.generated.ts';
import { cityNameOrders } from './city-name-orders.ts';

const table = connectTable(loadConfig(tableConfig));
const { rewritten, passedOver } = await rewriteNameOrders(await cityNameOrders(table));
console.log(
	`筆畫順序（ICU ${icuVersion}）：重寫 ${rewritten} 筆，另有 ${passedOver} 筆於執行期間已由他人寫入而略過`,
);
