using Microsoft.EntityFrameworkCore;

namespace SmartLocal.Platform.Data;

/// <summary>What the context is composed of. One object, because Entity Framework answers for any list of services itself.</summary>
internal sealed class CityModel(CityDatabase database, IEnumerable<ITables> tables)
{
    public void Apply(ModelConfigurationBuilder types) => Conventions.Apply(types, database);

    public void Compose(ModelBuilder model)
    {
        foreach (var some in tables) some.Configure(model);
        Conventions.NameColumns(model);
    }
}
