using System.Data;
using Dapper;
using Npgsql;

namespace PointOfSale.Endpoints;

/// <summary>Dapper sends enums as numbers; this leaves them to Npgsql, which knows their type in the database.</summary>
internal sealed class EnumParameter<T>(T value) : SqlMapper.ICustomQueryParameter
    where T : struct, Enum
{
    public void AddParameter(IDbCommand command, string name) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
}
