using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Tests;

/// <summary>A schema that grows.</summary>
internal static class Schemas
{
    private static readonly QualifiedName UsersTable = new("public", "users");

    public static DatabaseSchema Users { get; } = DatabaseSchema.Create(
    [
        new Table(UsersTable),
        new Column { Table = UsersTable, Name = "id", Type = PgType.BuiltIn("bigint"), Ordinal = 1 },
        new Column { Table = UsersTable, Name = "email", Type = PgType.BuiltIn("text"), Default = "lower('X')", Ordinal = 2 },
        new PrimaryKey { Table = UsersTable, Name = "pk_users", Columns = EquatableArray.Of("id") },
    ]);

    public static DatabaseSchema WithRights { get; } = DatabaseSchema.Create(
        Users.Objects.Select(static item => item is Table ? item with { Privileges = EquatableArray.Of(new Privilege("mk_app", "SELECT")) } : item));

    public static DatabaseSchema WithAge { get; } = With(
        Users,
        new Column { Table = UsersTable, Name = "age", Type = PgType.BuiltIn("integer"), IsNullable = true, Ordinal = 3 },
        new CheckConstraint { Table = UsersTable, Name = "ck_users_age", Expression = "age between 0 and 200" });

    public static DatabaseSchema WithIndex { get; } = With(
        WithAge,
        new TableIndex { Table = UsersTable, Name = "ix_users_email", Keys = EquatableArray.Of(new IndexKey { Column = "email" }) });

    private static DatabaseSchema With(DatabaseSchema schema, params SchemaObject[] more) =>
        DatabaseSchema.Create(schema.Objects.Concat(more));
}
