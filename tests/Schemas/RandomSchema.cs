using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas;

/// <summary>
/// Makes schemas that PostgreSQL accepts, with every kind of object, and others that are a few edits away. The same seed makes the same schemas.
/// </summary>
internal sealed partial class RandomSchema(int seed, bool withSettings = true, int version = RandomSchema.Newest)
{
    /// <summary>The newest major version of PostgreSQL that is supported.</summary>
    public const int Newest = 18;

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

    private static readonly string[] s_names =
    [
        "alpha", "beta", "gamma", "delta", "order", "user", "Mixed Case", "quo\"te", "dot.ted", "émoji_🎉", "a_rather_long_name_that_is_still_legal_in_postgresql_x",
        "select", "note", "kind", "state", "amount", "code", "title", "owner", "parent",
    ];

    private readonly Random _random = new(seed);
    private readonly Dictionary<ObjectId, SchemaObject> _objects = [];
    private int _counter;

    /// <summary>Two schemas, the second some edits (and declared renames) away from the first.</summary>
    /// <param name="seed">What is made.</param>
    /// <param name="withSettings">Whether tables, columns and indexes have settings, and there are exclusion constraints.</param>
    /// <param name="version">The major version of the server that shall accept them.</param>
    public static (DatabaseSchema From, DatabaseSchema To) Pair(int seed, bool withSettings = true, int version = Newest)
    {
        var random = new RandomSchema(seed, withSettings, version);
        var from = random.Create();
        return (from, random.Edit());
    }

    public DatabaseSchema Create()
    {
        if (Chance(0.5))
        {
            Put(new Namespace("sales"));
        }

        Times(0, 2, () => Put(new EnumType(NewName()) { Values = Pick(["low", "mid", "high", "it's", "größer"], 2, 5) }));
        Times(0, 2, () => Put(NewSequence()));
        Times(1, 5, AddTable);
        Times(0, 4, AddForeignKey);
        return Snapshot();
    }

    public DatabaseSchema Edit()
    {
        foreach (var item in _objects.Values.ToList())
        {
            _objects[item.Id] = item with { RenamedFrom = EquatableArray<string>.Empty };
        }

        Action[] edits =
        [
            AddTable, AddForeignKey, DropSomething, DropSomething, AddColumn, AddColumn, AddConstraintOrIndex, AddConstraintOrIndex,
            AlterColumn, AlterColumn, AlterColumn, AlterIndex, AlterEnum, RenameSomething, RenameSomething, SetComment, AlterSequence,
        ];
        Action[] settings = withSettings ? [ChangeTable, ChangeTable, ChangeColumnSettings, ChangeIndexSettings, ChangeIndexSettings, AddExclusion] : [];
        Times(1, 8, () => One<Action>([.. edits, .. settings])());
        Repair();
        return Snapshot();
    }

    private DatabaseSchema Snapshot() => DatabaseSchema.FromDictionary(new Dictionary<ObjectId, SchemaObject>(_objects));

    private void AddTable()
    {
        var table = new Table(NewName()) { Comment = Chance(0.2) ? "it's a table" : null };
        Put(table);
        Times(1, 7, () => AddColumn(table.Name));
        if (Chance(0.8))
        {
            AddPrimaryKey(table.Name);
        }

        Times(0, 3, () => AddConstraintOrIndex(table.Name));
        if (withSettings && Chance(0.3))
        {
            ChangeTable(table);
        }
    }

    private void AddPrimaryKey(QualifiedName table)
    {
        var columns = KeyColumns(table);
        if (columns.Count == 0 || All<PrimaryKey>().Any(key => key.Table == table))
        {
            return;
        }

        var key = columns.Take(_random.Next(1, Math.Min(2, columns.Count) + 1)).ToList();
        key.ForEach(column => Put(column with { IsNullable = false }));
        Put(new PrimaryKey { Table = table, Name = Fresh("pk"), Columns = key.Select(static column => column.Name).ToEquatableArray() });
    }

    private void AddColumn() => OnTable(AddColumn);

    private void AddColumn(QualifiedName table)
    {
        var name = Chance(0.5) ? Fresh("c") : One(s_names);
        if (_objects.ContainsKey(ObjectId.Of(ObjectKind.Column, table, name)))
        {
            return;
        }

        Put(NewColumn(table, name) with { Ordinal = ++_counter });
    }

    private Column NewColumn(QualifiedName table, string name)
    {
        var (type, defaults) = One(s_types);
        var column = new Column { Table = table, Name = name, Type = PgType.Parse(type), IsNullable = Chance(0.5), Comment = Chance(0.1) ? "a column" : null };
        var integers = ColumnsOf(table).Where(static other => other.Type.ToString() == "integer" && other.Generated is null).ToList();
        return _random.Next(10) switch
        {
            0 when type is "integer" or "bigint" => column with
            {
                IsNullable = false,
                Identity = new Identity(Chance(0.5) ? IdentityGeneration.Always : IdentityGeneration.ByDefault)
                {
                    Options = Chance(0.3) ? new SequenceOptions { Start = 100, Increment = 5 } : SequenceOptions.Default,
                },
            },
            1 when integers.Count > 0 => column with
            {
                Type = PgType.Parse("integer"),
                Generated = new GeneratedExpression($"({Quoted(One(integers).Name)} * 2)"),
            },
            2 when type.StartsWith("text", StringComparison.Ordinal) && !column.Type.IsArray => column with { Collation = new QualifiedName("pg_catalog", "C") },
            3 when All<EnumType>().ToList() is { Count: > 0 } enums => column with { Type = OfEnum(One(enums).Name) },
            4 when type == "bigint" && All<Sequence>().ToList() is { Count: > 0 } sequences => column with
            {
                Default = $"nextval({Literal(Quoted(One(sequences).Name))}::regclass)",
            },
            5 or 6 or 7 when defaults.Length > 0 => column with { Default = One(defaults) },
            _ => column,
        };
    }

    private PgType OfEnum(QualifiedName name) => new(name.Schema, name.Name, null, Chance(0.2));

    private Sequence NewSequence() => new(NewName())
    {
        DataType = One(["bigint", "integer"]),
        Options = Chance(0.5) ? SequenceOptions.Default : new SequenceOptions { Increment = 2, Start = 10, Cache = 5, Cycle = Chance(0.5) },
    };

    private void AddConstraintOrIndex() => OnTable(AddConstraintOrIndex);

    private void AddConstraintOrIndex(QualifiedName table)
    {
        var columns = KeyColumns(table);
        if (columns.Count == 0)
        {
            return;
        }

        var names = columns.OrderBy(_ => _random.Next()).Take(_random.Next(1, 3)).Select(static column => column.Name).ToEquatableArray();
        var number = columns.FirstOrDefault(static column => column.Type.ToString() is "integer" or "bigint" or "smallint");
        switch (_random.Next(6))
        {
            case 0:
                AddPrimaryKey(table);
                break;
            case 1:
                Put(new UniqueConstraint
                {
                    Table = table,
                    Name = Fresh("uq"),
                    Columns = names,
                    Deferral = Chance(0.2) ? Deferral.InitiallyDeferred : Deferral.NotDeferrable,
                    NullsNotDistinct = Chance(0.2) && version >= 15,
                });
                break;
            case 2 when number is not null:
                Put(new CheckConstraint { Table = table, Name = Fresh("ck"), Expression = $"({Quoted(number.Name)} >= 0)", Comment = Chance(0.2) ? "check" : null });
                break;
            default:
                Put(NewIndex(table, columns, names));
                break;
        }
    }

    private TableIndex NewIndex(QualifiedName table, List<Column> columns, EquatableArray<string> names)
    {
        var text = columns.FirstOrDefault(static column => column.Type.ToString() == "text" && column.Collation is null);
        var keys = names.Select(name => new IndexKey { Column = name, Descending = Chance(0.2), Nulls = NullsOrder.Default }).ToList();
        if (text is not null && Chance(0.3))
        {
            keys.Add(new IndexKey { Expression = $"lower({Quoted(text.Name)})", OperatorClass = Chance(0.3) ? "text_pattern_ops" : null });
        }

        return new TableIndex
        {
            Table = table,
            Name = Fresh("ix"),
            IsUnique = Chance(0.2),
            Keys = keys.ToEquatableArray(),
            Where = Chance(0.2) ? $"({Quoted(names[0])} IS NOT NULL)" : null,
            Include = Chance(0.15) && columns.Any(column => !names.Contains(column.Name)) ? EquatableArray.Of(columns.First(column => !names.Contains(column.Name)).Name) : default,
            Parameters = Chance(0.15) ? EquatableArray.Of("fillfactor=80") : default,
        };
    }

    private void AddForeignKey() => OnTable(table =>
    {
        var keys = All<PrimaryKey>().Where(static key => key.Columns.Count == 1).ToList();
        if (keys.Count == 0)
        {
            return;
        }

        var key = One(keys);
        var principal = (Column)_objects[ObjectId.Of(ObjectKind.Column, key.Table, key.Columns[0])];
        var column = ColumnsOf(table).FirstOrDefault(column => column.Type == principal.Type && column.Id != principal.Id && column.Generated is null && column.Collation == principal.Collation)
            ?? new Column { Table = table, Name = Fresh("fk_c"), Type = principal.Type, Collation = principal.Collation, IsNullable = true, Ordinal = ++_counter };
        Put(column);
        Put(new ForeignKey
        {
            Table = table,
            Name = Fresh("fk"),
            Columns = EquatableArray.Of(column.Name),
            PrincipalTable = key.Table,
            PrincipalColumns = key.Columns,
            OnDelete = One([ReferentialAction.NoAction, ReferentialAction.Cascade, ReferentialAction.Restrict]),
            OnUpdate = One([ReferentialAction.NoAction, ReferentialAction.Cascade]),
            Deferral = Chance(0.2) ? Deferral.InitiallyImmediate : Deferral.NotDeferrable,
        });
    });

    private void DropSomething()
    {
        if (_objects.Count > 1)
        {
            _objects.Remove(One(_objects.Keys.OrderBy(static id => id).ToList()));
            Repair();
        }
    }

    private void AlterColumn() => OnTable(table =>
    {
        if (ColumnsOf(table).ToList() is not { Count: > 0 } columns)
        {
            return;
        }

        var column = One(columns);
        var isKey = _objects.Values.OfType<PrimaryKey>().Any(key => key.Table == table && key.Columns.Contains(column.Name));
        Column altered = _random.Next(4) switch
        {
            0 => column with { IsNullable = column.Identity is null && !isKey && !column.IsNullable },
            1 when column.Identity is null && column.Generated is null => column with { Default = null },
            2 when column.Identity is not null => column with { Identity = Chance(0.5) ? null : new Identity(IdentityGeneration.Always) },
            _ => NewColumn(table, column.Name) with { Ordinal = column.Ordinal },
        };
        Put(isKey && altered.IsNullable ? altered with { IsNullable = false } : altered);
        Repair();
    });

    private void AlterIndex()
    {
        if (All<TableIndex>().ToList() is { Count: > 0 } indexes)
        {
            var index = One(indexes);
            Put(Chance(0.5) ? index with { IsUnique = !index.IsUnique } : index with { Keys = index.Keys.Select(static key => key with { Descending = !key.Descending }).ToEquatableArray() });
        }
    }

    private void AlterEnum()
    {
        if (All<EnumType>().ToList() is not { Count: > 0 } enums)
        {
            return;
        }

        var type = One(enums);
        var values = type.Values.ToList();
        switch (_random.Next(3))
        {
            case 0:
                values.Insert(_random.Next(values.Count + 1), Fresh("v"));
                break;
            case 1 when values.Count > 1:
                values.RemoveAt(_random.Next(values.Count));
                break;
            default:
                var position = _random.Next(values.Count);
                var renamed = Fresh("renamed");
                Put(type with
                {
                    Values = values.Select((value, index) => index == position ? renamed : value).ToEquatableArray(),
                    RenamedValues = EquatableArray.Of((renamed, values[position])),
                });
                return;
        }

        Put(type with { Values = values.ToEquatableArray(), RenamedValues = default(EquatableArray<(string, string)>) });
    }

    private void AlterSequence()
    {
        if (All<Sequence>().ToList() is { Count: > 0 } sequences)
        {
            var sequence = One(sequences);
            Put(sequence with { Options = new SequenceOptions { Increment = _random.Next(2, 9), MaxValue = 1_000_000, Cycle = Chance(0.5) } });
        }
    }

    private void RenameSomething()
    {
        var candidates = _objects.Values.Where(static item => item is Table or Column or EnumType or Sequence && item.RenamedFrom.Value.IsEmpty).OrderBy(static item => item.Id).ToList();
        if (candidates.Count == 0)
        {
            return;
        }

        var item = One(candidates);
        var to = item.Id with { Name = Fresh("renamed") };
        var renaming = new Renaming(item.Id, to);
        var all = _objects.Values.Select(other => other.Renamed(renaming)).ToList();
        _objects.Clear();
        all.ForEach(Put);
        Put(_objects[to] with { RenamedFrom = EquatableArray.Of(item.Id.Name) });
    }

    private void SetComment()
    {
        if (_objects.Count == 0)
        {
            return;
        }

        var item = One(_objects.Values.OrderBy(static item => item.Id).ToList());
        Put(item with { Comment = Chance(0.3) ? null : "comment " + ++_counter + " 'quoted' \\ and\nbroken" });
    }

    /// <summary>Takes away what can no longer be: references to what is gone, keys over other types.</summary>
    private void Repair()
    {
        for (var again = true; again;)
        {
            again = false;
            var schema = Snapshot();
            foreach (var item in schema.Objects.Where(item => IsBroken(item, schema)))
            {
                again |= _objects.Remove(item.Id);
            }
        }
    }

    private static bool IsBroken(SchemaObject item, DatabaseSchema schema)
    {
        if (item.References.Any(id => !schema.Contains(id) && !(id.Kind == ObjectKind.Schema && id.Name == "public")))
        {
            return true;
        }

        var columns = item is TableObject part ? schema.ColumnsOf(item.Id.ParentId!).ToList() : [];
        return item switch
        {
            ForeignKey foreign => !schema.PartsOf(ObjectId.Of(ObjectKind.Table, foreign.PrincipalTable)).OfType<PrimaryKey>().Any(key => key.Columns == foreign.PrincipalColumns)
                || TypeOf(foreign.Table, foreign.Columns[0]) != TypeOf(foreign.PrincipalTable, foreign.PrincipalColumns[0]),
            CheckConstraint check => !columns.Any(column => check.Expression.Contains(Quoted(column.Name) + " ", StringComparison.Ordinal) && column.Type.ToString() is "integer" or "bigint" or "smallint"),
            Column { Generated: { } generated } => !columns.Any(column => generated.Expression.Contains("(" + Quoted(column.Name) + " ", StringComparison.Ordinal) && column.Type.ToString() == "integer" && column.Generated is null),
            Column { Default: { } value } when value.StartsWith("nextval", StringComparison.Ordinal) => !schema.All<Sequence>().Any(sequence => value.Contains(Literal(Quoted(sequence.Name)), StringComparison.Ordinal)),
            TableIndex index => index.Keys.Any(key => key.Expression is { } expression && !columns.Any(column => column.Type.ToString() == "text" && expression.Contains("(" + Quoted(column.Name) + ")", StringComparison.Ordinal)))
                || index.Keys.Select(static key => key.Column).OfType<string>().Any(name => !IsKeyType(TypeOf(index.Table, name)))
                || (index.Where is { } where && !columns.Any(column => where.Contains("(" + Quoted(column.Name) + " ", StringComparison.Ordinal))),
            PrimaryKey key => key.Columns.Any(name => !IsKeyType(TypeOf(key.Table, name)) || ColumnOf(key.Table, name).IsNullable),
            ExclusionConstraint exclusion => IsBroken(exclusion, columns),
            UniqueConstraint unique => unique.Columns.Any(name => !IsKeyType(TypeOf(unique.Table, name))),
            _ => false,
        };

        string TypeOf(QualifiedName table, string name) => ColumnOf(table, name) is var column ? $"{column.Type} {column.Collation}" : "";

        Column ColumnOf(QualifiedName table, string name) => (Column)schema.Find(ObjectId.Of(ObjectKind.Column, table, name))!;
    }

    private static bool IsKeyType(string type) => !type.StartsWith("json", StringComparison.Ordinal);

    private List<Column> KeyColumns(QualifiedName table) => ColumnsOf(table).Where(column => IsKeyType(column.Type.ToString())).ToList();

    private IEnumerable<Column> ColumnsOf(QualifiedName table) => All<Column>().Where(column => column.Table == table);

    private IEnumerable<T> All<T>()
        where T : SchemaObject => _objects.Values.OfType<T>().OrderBy(static item => item.Id);

    private void OnTable(Action<QualifiedName> edit)
    {
        if (All<Table>().ToList() is { Count: > 0 } tables)
        {
            edit(One(tables).Name);
        }
    }

    private QualifiedName NewName()
    {
        var schema = _objects.ContainsKey(new ObjectId(ObjectKind.Schema, "", "sales")) && Chance(0.4) ? "sales" : "public";
        var name = Chance(0.6) ? Fresh("t") : One(s_names);
        var isTaken = _objects.Keys.Any(id => id.Name == name && id.Parent is null);
        return new QualifiedName(schema, isTaken ? Fresh("t") : name);
    }

    private string Fresh(string prefix) => $"{prefix}{++_counter}";

    private void Put(SchemaObject item) => _objects[item.Id] = item;

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private void Times(int atLeast, int atMost, Action action)
    {
        for (var i = _random.Next(atLeast, atMost + 1); i > 0; i--)
        {
            action();
        }
    }

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private EquatableArray<string> Pick(string[] items, int atLeast, int atMost) => items.OrderBy(_ => _random.Next()).Take(_random.Next(atLeast, atMost + 1)).ToEquatableArray();

    private static string Quoted(string name) => Core.Syntax.SqlIdentifier.Quote(name);

    private static string Quoted(QualifiedName name) => Core.Syntax.SqlIdentifier.Quote(name.Schema, name.Name);

    private static string Literal(string text) => Core.Syntax.SqlIdentifier.Literal(text);
}
