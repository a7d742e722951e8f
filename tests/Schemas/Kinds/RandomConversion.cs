using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Conversions between encodings, of the server's own functions.</summary>
internal sealed class RandomConversion : RandomKind
{
    private static readonly (string From, string To, string Function)[] s_functions = [("LATIN1", "UTF8", "iso8859_1_to_utf8"), ("UTF8", "LATIN1", "utf8_to_iso8859_1"), ("KOI8R", "UTF8", "koi8r_to_utf8")];

    public override void Add(RandomObjects objects) => Declare(new QualifiedName("public", objects.Fresh("cv")), objects);

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.Conversion) is { Count: > 0 } known)
        {
            Declare(objects.One(known).QualifiedName, objects);
        }
    }

    private static void Declare(QualifiedName name, RandomObjects objects)
    {
        var (from, to, function) = objects.One(s_functions);
        objects.Declare(name, $"CREATE CONVERSION {Self} FOR '{from}' TO '{to}' FROM pg_catalog.{function}");
    }
}
