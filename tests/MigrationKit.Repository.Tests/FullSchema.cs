using MigrationKit.Core.Model;

namespace MigrationKit.Repository.Tests;

/// <summary>A schema with every kind of object, each once with all that it can have and where it differs once with nothing.</summary>
internal static class FullSchema
{
    private static readonly QualifiedName s_users = new("sales", "users");
    private static readonly QualifiedName s_orders = new("sales", "orders");
    private static readonly SequenceOptions s_numbers = new() { Start = 1000, Increment = 5, MinValue = 10, MaxValue = 100_000, Cache = 20, Cycle = true };

    public static DatabaseSchema Instance { get; } = DatabaseSchema.Create(
    [
        new Namespace("sales") { Comment = "Sales." },
        new Namespace("audit"),
        new Extension("citext") { Schema = "sales", Comment = "Text without case." },
        new EnumType(new QualifiedName("sales", "state")) { Values = EquatableArray.Of("new", "it's", "größer"), Comment = "States." },
        new EnumType(new QualifiedName("sales", "nothing")) { Values = EquatableArray<string>.Empty },
        new Sequence(new QualifiedName("sales", "numbers"))
        {
            DataType = "integer", IsUnlogged = true, Options = s_numbers, OwnedBy = ObjectId.Of(ObjectKind.Column, s_orders, "number"), Comment = "Numbers.",
        },
        new Sequence(new QualifiedName("public", "plain")),
        new Table(s_users)
        {
            IsUnlogged = true, AccessMethod = "columnar", Tablespace = "fast", Parameters = EquatableArray.Of("fillfactor=70"), OfType = new QualifiedName("sales", "person"),
            ReplicaIdentity = ReplicaIdentity.Full, HasRowSecurity = true, ForcesRowSecurity = true, Comment = "Users.",
        },
        new Table(s_orders),
        Column(s_users, "id", "bigint", 1) with { Identity = new Identity(IdentityGeneration.Always) { Options = s_numbers }, Comment = "The key." },
        Column(s_users, "email", "text", 2) with { IsNullable = true, Default = "'\"\\x\"'::text", Collation = new QualifiedName("pg_catalog", "de-x-icu"), Storage = "external", Compression = "lz4" },
        Column(s_users, "shout", "text", 3) with { Generated = new GeneratedExpression("upper(email)"), Statistics = 500, Options = EquatableArray.Of("n_distinct=5") },
        Column(s_users, "whisper", "text", 4) with { Generated = new GeneratedExpression("lower(email)", Stored: false) },
        Column(s_orders, "id", "integer", 1) with { Identity = new Identity(IdentityGeneration.ByDefault) },
        Column(s_orders, "number", "integer", 2),
        Column(s_orders, "user_id", "bigint", 3),
        Column(s_orders, "state", "sales.state[]", 4),
        new PrimaryKey { Table = s_users, Name = "pk_users", Columns = EquatableArray.Of("id"), IsWithoutOverlaps = true, Include = EquatableArray.Of("email"), IndexComment = "Fast.", IsClustered = true, Comment = "Key." },
        new PrimaryKey { Table = s_orders, Name = "pk_orders", Columns = EquatableArray.Of("id"), Deferral = Deferral.InitiallyImmediate },
        new UniqueConstraint
        {
            Table = s_users, Name = "uq_users_email", Columns = EquatableArray.Of("email"), IsWithoutOverlaps = true, Include = EquatableArray.Of("shout"), NullsNotDistinct = true,
            Deferral = Deferral.InitiallyDeferred, Comment = "Once.",
        },
        new UniqueConstraint { Table = s_users, Name = "uq_users_id", Columns = EquatableArray.Of("id") },
        new ExclusionConstraint
        {
            Table = s_users, Name = "ex_users", Method = "gist", Include = EquatableArray.Of("id"), Where = "id > 0", Deferral = Deferral.InitiallyImmediate, Tablespace = "fast", IsReplicaIdentity = true,
            Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = "id" }, "="), new ExclusionElement(new IndexKey { Expression = "lower(email)" }, "OPERATOR(sales.=)")),
        },
        new ExclusionConstraint { Table = s_orders, Name = "ex_orders", Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = "id" }, "=")) },
        new CheckConstraint { Table = s_users, Name = "ck_users", Expression = "email <> ''", NoInherit = true, IsEnforced = false, IsValidated = false, Comment = "Some." },
        new CheckConstraint { Table = s_orders, Name = "ck_orders", Expression = "number > 0" },
        new ForeignKey
        {
            Table = s_orders, Name = "fk_orders_users", Columns = EquatableArray.Of("user_id"), PrincipalTable = s_users, PrincipalColumns = EquatableArray.Of("id"),
            OnDelete = ReferentialAction.SetNull, OnDeleteColumns = EquatableArray.Of("user_id"), OnUpdate = ReferentialAction.Cascade, MatchFull = true, IsPeriod = true, IsEnforced = false,
            Deferral = Deferral.InitiallyDeferred, IsValidated = false, Comment = "Whose.",
        },
        new ForeignKey { Table = s_orders, Name = "fk_plain", Columns = EquatableArray.Of("user_id"), PrincipalTable = s_users, PrincipalColumns = EquatableArray.Of("id") },
        new TableIndex
        {
            Table = s_users, Name = "ix_users", IsUnique = true, Method = "gist", NullsNotDistinct = true, Where = "email IS NOT NULL", Include = EquatableArray.Of("id"),
            Parameters = EquatableArray.Of("fillfactor=70"), Comment = "Fast.", IsValid = false,
            Keys = EquatableArray.Of(
                new IndexKey { Column = "email", Descending = true, Nulls = NullsOrder.Last, Collation = new QualifiedName("pg_catalog", "C"), OperatorClass = "gist_trgm_ops(siglen='32')" },
                new IndexKey { Expression = "lower(email)", Nulls = NullsOrder.First, Statistics = 100 }),
        },
        new TableIndex { Table = s_orders, Name = "ix_orders", Keys = EquatableArray.Of(new IndexKey { Column = "number" }) },
    ]);

    private static Column Column(QualifiedName table, string name, string type, int ordinal) =>
        new() { Table = table, Name = name, Type = PgType.Parse(type), Ordinal = ordinal };
}
