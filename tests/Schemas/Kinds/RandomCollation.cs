using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomCollation : RandomKind
{
    private static readonly string[] s_locales = ["C", "POSIX"];

    public override void Add(RandomObjects objects) => objects.Declare(objects.NewName(), $"CREATE COLLATION {Self} (PROVIDER = libc, LOCALE = '{objects.One(s_locales)}')");

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Collation) is { Count: > 0 } collations)
        {
            objects.Redeclare(objects.One(collations), $"CREATE COLLATION {Self} (PROVIDER = libc, LOCALE = '{objects.One(s_locales)}')");
        }
    }

    /// <summary>One of the schema, or PostgreSQL's own.</summary>
    public static QualifiedName Any(RandomObjects objects) =>
        objects.Of(ObjectKind.Collation) is { Count: > 0 } collations && objects.Chance(0.7) ? objects.One(collations).QualifiedName : new QualifiedName("pg_catalog", "C");
}
