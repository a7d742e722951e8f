using System.Reflection;
using MigrationKit.Core.Model;

namespace MigrationKit.Internal;

/// <summary>Scripts that are resources of an assembly; reading a stream by its name is safe under trimming.</summary>
internal sealed record EmbeddedScripts(Assembly Assembly) : IScriptSource
{
    public string Origin => Assembly.GetName().Name ?? "an assembly without a name";

    public string Read(string name)
    {
        using var reader = Open(name);
        return reader.ReadToEnd();
    }

    public TextReader Open(string name)
    {
        var stream = Assembly.GetManifestResourceStream(name) ?? throw new MigrationException(
            Codes.MissingScript,
            $"The assembly {Origin} has no embedded resource '{name}', which its list of migrations names.",
            "Build the project again from clean; if the script was moved or deleted, restore it from git.");
        return new StreamReader(stream);
    }
}
