/** Word lists for invented companies and people. None is meant for anybody. */
export const familyNames =
  "Allard Aubry Bailly Barbier Besnard Blanchet Bodin Bonnard Boulay Bourgoin Brunet Cadiou Carlier Chauvet Clément Collet Cordier Couturier Daniel Delorme Deschamps Drouet Ferrand Fleury Fontaine Gaillard Garreau Gautier Gilbert Girault Grandin Guérin Hamelin Hardy Humbert Jacquet Joly Jourdan Lacroix Lambert Langlois Lebrun Leclerc Lefort Lejeune Lemoine Leroux Loiseau Mallet Marchand Marty Masson Ménard Mercier Millet Monnier Morel Navarro Noël Pasquier Perrin Picard Pichon Poirier Prévost Ragot Raynaud Renaud Ribeiro Rivière Roche Rousset Sabatier Salmon Serre Tessier Thibault Toussaint Vallet Verdier Vidal Vigneron Voisin".split(
    " ",
  );
export const firstNames =
  "Adèle Agnès Alain Alice Anaïs André Antoine Aurélie Benoît Camille Cédric Chantal Claire Damien David Élodie Émile Fabien Fanny Farid Gaëlle Gilles Hélène Hugo Inès Jérôme Julie Karim Laure Léa Lucas Marc Marion Mehdi Nadia Nicolas Olivier Pascale Paul Rachid Romain Sabine Samir Sandrine Sophie Sylvain Thomas Valérie Victor Yann".split(
    " ",
  );
export const places =
  "Alésia Armor Aulnes Bastide Beaulieu Belleroche Bocage Brenne Calanques Cévennes Charmilles Collines Coteaux Dunes Estuaire Forges Garrigue Grands-Champs Hauts-Bois Lande Lauriers Loire Marais Mesnil Monts Moulins Ormes Peupliers Plaine Plateau Pont-Neuf Ravines Rives Roseraie Sablons Saulnier Sources Tilleuls Vallées Vignes".split(
    " ",
  );
/** How a company of a segment is called: `{name}` a family, `{place}` a place. */
export const companyPatterns = {
  Négociants: [
    "Matériaux {name}",
    "Négoce {place}",
    "{name} Matériaux",
    "Comptoir du bâtiment {place}",
    "{name} & Fils Négoce",
  ],
  Couvreurs: [
    "Toitures {name}",
    "Couverture {place}",
    "{name} Couverture",
    "Zinc et ardoise {place}",
    "SARL {name} Toits",
  ],
  Plâtriers: ["Plâtrerie {name}", "Cloisons {place}", "{name} Plâtres", "Isol'{place}", "{name} Plafonds"],
  Menuisiers: [
    "Menuiserie {name}",
    "Ateliers {place}",
    "{name} Menuisiers",
    "Bois et baies {place}",
    "Fermetures {name}",
  ],
  Constructeurs: [
    "Maisons {name}",
    "Constructions {place}",
    "{name} Bâtisseurs",
    "Entreprise {name} Frères",
    "Bâti {place}",
  ],
} as const;
export const jobs = [
  "Gérant",
  "Responsable achats",
  "Conducteur de travaux",
  "Assistante de direction",
  "Comptable",
] as const;
