using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Dictionaries and configurations.</summary>
internal sealed class RandomTextSearch : RandomKind
{
    public override void Add(RandomObjects objects)
    {
        if (objects.Chance(0.5))
        {
            objects.Declare(objects.NewName(), Dictionary(objects));
        }
        else
        {
            objects.Declare(objects.NewName(), Configuration(objects));
        }
    }

    public override void Alter(RandomObjects objects)
    {
        if (objects.Of(ObjectKind.TextSearchDictionary, ObjectKind.TextSearchConfiguration) is { Count: > 0 } items)
        {
            var id = objects.One(items);
            objects.Redeclare(id, id.Kind == ObjectKind.TextSearchDictionary ? Dictionary(objects) : Configuration(objects));
        }
    }

    private static FormattableString Dictionary(RandomObjects objects) => objects.Next(3) switch
    {
        0 => $"CREATE TEXT SEARCH DICTIONARY {Self} (TEMPLATE = pg_catalog.simple, STOPWORDS = 'english')",
        1 => $"CREATE TEXT SEARCH DICTIONARY {Self} (TEMPLATE = pg_catalog.simple, ACCEPT = 'false')",
        _ => $"CREATE TEXT SEARCH DICTIONARY {Self} (TEMPLATE = pg_catalog.snowball, LANGUAGE = 'english')",
    };

    private static FormattableString Configuration(RandomObjects objects)
    {
        var dictionaries = objects.Of(ObjectKind.TextSearchDictionary);
        object dictionary = dictionaries.Count > 0 && objects.Chance(0.7) ? objects.One(dictionaries) : "pg_catalog.english_stem";
        var word = objects.One(["word", "asciiword", "numword, email"]);
        return $"CREATE TEXT SEARCH CONFIGURATION {Self} (PARSER = pg_catalog.\"default\"); ALTER TEXT SEARCH CONFIGURATION {Self} ADD MAPPING FOR {word} WITH {dictionary}, pg_catalog.simple";
    }
}
