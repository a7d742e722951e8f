using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomColumn : RandomKind
{
    private static readonly (string Type, string[] Defaults)[] s_types =
    [
        ("integer", ["0", "42", "(1 + 2)"]),
        ("bigint", ["0", "-1"]),
        ("smallint", ["7"]),
        ("text", ["''::text", "'it''s'::text", "upper('x'::text)"]),
        ("character varying(40)", ["'abc'::character varying"]),
        ("character varying(200)", []),
        ("numeric(10,2)", ["0.00", "19.99"]),
        ("numeric", []),
        ("boolean", ["true", "false"]),
        ("uuid", ["gen_random_uuid()"]),
        ("timestamp with time zone", ["now()", "clock_timestamp()"]),
        ("timestamp(3) without time zone", []),
        ("date", ["'2020-01-01'::date"]),
        ("jsonb", ["'{}'::jsonb"]),
        ("bytea", []),
        ("interval", ["'1 day'::interval"]),
        ("double precision", ["0.5"]),
        ("inet", []),
        ("text[]", ["'{}'::text[]"]),
        ("integer[]", []),
    ];

    public override bool IsInAll => true;

    public override void Add(RandomObjects objects) => objects.OnTable(table => AddTo(table, objects));

    public static void AddTo(QualifiedName table, RandomObjects objects)
    {
        var name = objects.Chance(0.5) ? objects.Fresh("c") : objects.NewWord();
        if (objects.Find(ObjectId.Of(ObjectKind.Column, table, name)) is null)
        {
            objects.Put(Restricted(New(table, name, objects), objects) with { Ordinal = objects.Next() });
        }
    }

    public override void Alter(RandomObjects objects) => objects.OnTable(table =>
    {
        if (objects.ColumnsOf(table).ToList() is not { Count: > 0 } columns)
        {
            return;
        }

        var column = objects.One(columns);
        var isKey = objects.All<PrimaryKey>().Any(key => key.Table == table && key.Columns.Contains(column.Name));
        Column altered = objects.Next(4) switch
        {
            0 => column with { IsNullable = column.Identity is null && !isKey && !column.IsNullable },
            1 when column.Identity is null && column.Generated is null => column with { Default = null },
            2 when column.Identity is not null => column with { Identity = objects.Chance(0.5) ? null : new Identity(IdentityGeneration.Always) },
            _ => New(table, column.Name, objects) with { Ordinal = column.Ordinal },
        };
        objects.Put(Restricted(isKey && altered.IsNullable ? altered with { IsNullable = false } : altered, objects));
    });

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item switch
    {
        Column { Generated: { } generated } column => !schema.ColumnsOf(ObjectId.Of(ObjectKind.Table, column.Table)).Any(other =>
            generated.Expression.Contains("(" + RandomObjects.Quoted(other.Name) + " ", StringComparison.Ordinal) && other.Type.ToString() == "integer" && other.Generated is null),
        Column { Default: { } value } when value.StartsWith("nextval", StringComparison.Ordinal) =>
            !schema.All<Sequence>().Any(sequence => value.Contains(Core.Syntax.SqlIdentifier.Literal(RandomObjects.Quoted(sequence.Name)), StringComparison.Ordinal)),
        Column { Default: { } value } when value.Contains(".f", StringComparison.Ordinal) => !schema.Objects.Any(function => value == RandomFunction.CallOf(function.Id)),
        _ => false,
    };

    private static Column New(QualifiedName table, string name, RandomObjects objects)
    {
        var (type, defaults) = objects.One(s_types);
        var column = new Column { Table = table, Name = name, Type = PgType.Parse(type), IsNullable = objects.Chance(0.5), Comment = objects.Chance(0.1) ? "a column" : null };
        var integers = objects.ColumnsOf(table).Where(other => other.Type.ToString() == "integer" && other.Generated is null && other.Name != name).ToList();
        return objects.Next(11) switch
        {
            0 when type is "integer" or "bigint" => column with
            {
                IsNullable = false,
                Identity = new Identity(objects.Chance(0.5) ? IdentityGeneration.Always : IdentityGeneration.ByDefault)
                {
                    Options = objects.Chance(0.3) ? new SequenceOptions { Start = 100, Increment = 5 } : SequenceOptions.Default,
                },
            },
            1 when integers.Count > 0 => column with
            {
                Type = PgType.Parse("integer"),
                Generated = new GeneratedExpression($"({RandomObjects.Quoted(objects.One(integers).Name)} * 2)"),
            },
            2 when type.StartsWith("text", StringComparison.Ordinal) && !column.Type.IsArray => column with { Collation = RandomCollation.Any(objects) },
            3 or 4 when RandomTypes.Any(objects) is { } own => column with { Type = objects.Chance(0.2) ? own with { IsArray = true } : own },
            5 when type == "bigint" && objects.All<Sequence>().ToList() is { Count: > 0 } sequences => column with
            {
                Default = $"nextval({Core.Syntax.SqlIdentifier.Literal(RandomObjects.Quoted(objects.One(sequences).Name))}::regclass)",
            },
            6 when RandomFunction.WithoutArguments(objects) is { Count: > 0 } functions => column with
            {
                Type = PgType.Parse("integer"),
                Default = RandomFunction.CallOf(objects.One(functions)),
            },
            7 or 8 or 9 when defaults.Length > 0 => column with { Default = objects.One(defaults) },
            _ => column,
        };
    }

    // What a column of a partitioned, foreign or inheriting table may be is a matter of the version.
    private static Column Restricted(Column column, RandomObjects objects)
    {
        var isPlain = RandomTable.IsPlain((Table)objects.Find(ObjectId.Of(ObjectKind.Table, column.Table))!)
            && !objects.All<Table>().Any(table => table.Parents.Contains(column.Table));
        return isPlain ? column : column with { Identity = null, Generated = null };
    }
}
