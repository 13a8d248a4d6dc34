import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccessJob;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;
import sun.misc.Unsafe;

/**
 * Remembers the descriptions of the tables that were parsed last. DynamoDB Local reads and parses one (JSON, 8 KB for a
 * table with six indexes) several times for each item that is written, which took more than half of the time of all its
 * writes.
 *
 * <p>They are compared byte by byte: a change of a table writes other bytes, so that the object that was changed is never
 * handed out for what stood there before.
 */
final class SchemaCache extends DynamoDbObjectMapper {
	private record Parsed(byte[] json, TableSchemaInfo schema) {}

	/** The product has one table; tests that run side by side have a few. */
	private static final int KEPT = 4;

	private volatile List<Parsed> kept = List.of();

	@Override
	public <T> T readValue(byte[] json, Class<T> type) throws IOException {
		if (type != TableSchemaInfo.class) return super.readValue(json, type);
		for (Parsed known : kept) {
			if (Arrays.equals(known.json, json)) return type.cast(known.schema);
		}
		Parsed parsed = new Parsed(json, (TableSchemaInfo) super.readValue(json, type));
		kept = Stream.concat(Stream.of(parsed), kept.stream()).limit(KEPT).toList();
		return type.cast(parsed.schema);
	}

	/** Puts a cache where DynamoDB Local keeps its mapper; both fields are private constants, hence the force. */
	static void install() throws ReflectiveOperationException {
		Field access = Unsafe.class.getDeclaredField("theUnsafe");
		access.setAccessible(true);
		Unsafe unsafe = (Unsafe) access.get(null);
		ObjectMapper cache = new SchemaCache();
		for (Class<?> user : new Class<?>[] {SQLiteDBAccess.class, SQLiteDBAccessJob.class}) {
			Field mapper = user.getDeclaredField("MAPPER");
			Class.forName(user.getName());
			unsafe.putObject(unsafe.staticFieldBase(mapper), unsafe.staticFieldOffset(mapper), cache);
		}
	}

	private SchemaCache() {}
}
