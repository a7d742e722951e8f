using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomProcedure : RandomKind
{
    public override void Add(RandomObjects objects) => objects.Declare(new QualifiedName("public", objects.Fresh("p")), New(objects));

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Procedure) is { Count: > 0 } procedures)
        {
            objects.Redeclare(objects.One(procedures), New(objects));
        }
    }

    private static FormattableString New(RandomObjects objects) => objects.Next(2) switch
    {
        0 => $"CREATE PROCEDURE {Self}(INOUT a integer) LANGUAGE plpgsql AS 'BEGIN a := {objects.Next(9)}; END'",
        _ => $"CREATE PROCEDURE {Self}(INOUT a integer) LANGUAGE sql SECURITY DEFINER SET search_path = public AS 'SELECT {objects.Next(9)}'",
    };
}
