using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MigrationKit.Core.Model;

namespace MigrationKit.Repository.Tests;

/// <summary>Core is pure functions over values, in folders of which each uses only those before it.</summary>
public sealed class CoreTests
{
    private const string Folder = "src/MigrationKit.Core/";

    // docs/architecture.md, section 2.
    private static readonly string[] s_order =
        ["Syntax", "Model", "Declarations", "Normalization", "Validation", "Manifest", "Diffing", "Planning", "Linting", "Sql", "Migrations"];

    private static readonly string[] s_foreignNamespaces =
        ["System.IO", "System.Net", "System.Console", "System.Threading.Tasks", "Npgsql", "Microsoft.CodeAnalysis", "Microsoft.Build"];

    /// <summary>A text that somebody else has opened is a value that comes in pieces.</summary>
    private static readonly string[] s_texts = ["System.IO.TextReader", "System.IO.StringReader"];

    [Test]
    public void Core_has_no_package() =>
        Assert.That(XDocument.Parse(Repository.Read(Folder + "MigrationKit.Core.csproj")).Descendants("PackageReference"), Is.Empty);

    [Test]
    public void Core_uses_nothing_that_reads_or_writes()
    {
        using var file = new PEReader(File.OpenRead(typeof(Codes).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name))
            .Except(s_texts, StringComparer.Ordinal);
        Assert.That(used.Where(static type => s_foreignNamespaces.Any(name => type == name || type.StartsWith(name + ".", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Core_names_nothing_that_reads_or_writes() =>
        Assert.That(Lines().Where(static line => Regex.IsMatch(line.Text, @"^using (static )?(System\.IO|Npgsql|Microsoft\.CodeAnalysis)\b")), Is.Empty);

    [Test]
    public void A_folder_uses_only_those_before_it() =>
        Assert.That(Lines().SelectMany(Uses).Where(static use => use.Place < 0 || use.Place > Array.IndexOf(s_order, use.From)), Is.Empty);

    private static IEnumerable<(string From, string Used, int Place, string File)> Uses((string File, string Text) line)
    {
        var from = line.File[Folder.Length..].Split('/')[0];
        foreach (Match match in Regex.Matches(line.Text, @"\bMigrationKit\.Core\.(?<folder>\w+)"))
        {
            var used = match.Groups["folder"].Value;
            if (used != from && !line.Text.StartsWith("namespace ", StringComparison.Ordinal))
            {
                yield return (from, used, Array.IndexOf(s_order, used), line.File);
            }
        }
    }

    private static IEnumerable<(string File, string Text)> Lines() =>
        Repository.FilesUnder(Folder, ".cs").SelectMany(static file => Repository.Read(file).Split('\n').Select(text => (file, text)));
}
