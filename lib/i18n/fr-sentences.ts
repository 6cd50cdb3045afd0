/** What the page says of its figures. Values arrive already formatted; choices are made in `lib/steering`. */
export const sentences = {
  "headline-both":
    "{growth, select, up {Le CA adhérents progresse} down {Le CA adhérents recule} other {Le CA adhérents tient}}{joint, select, but {, mais} other { et}} {attainment, select, earlier {les objectifs sont atteints plus tôt} later {les objectifs sont atteints plus tard} more {davantage d’objectifs ont été atteints} fewer {moins d’objectifs ont été atteints} other {les objectifs suivent le rythme de N-1}}",
  "headline-growth":
    "{growth, select, up {Le CA adhérents progresse de {size}} down {Le CA adhérents recule de {size}} other {Le CA adhérents tient son niveau de N-1}}",
  "headline-attainment":
    "{attainment, select, earlier {Les objectifs sont atteints plus tôt que l’an dernier} later {Les objectifs sont atteints plus tard que l’an dernier} more {Davantage d’objectifs atteints que l’an dernier} fewer {Moins d’objectifs atteints que l’an dernier} other {Les objectifs suivent le rythme de l’an dernier}}",
  "headline-members":
    "{members, select, up {Le nombre d’adhérents augmente} down {Le nombre d’adhérents diminue} other {Le nombre d’adhérents ne bouge pas}}",
  "headline-revenue": "Le CA adhérents atteint {revenue}",
  "headline-count":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}",
  "headline-healthy": "Le CA adhérents, les objectifs et l’activité progressent ensemble",
  "headline-quiet": "Rien ne s’écarte de N-1 : le programme tient son rythme",
  "headline-empty": "Pas encore de quoi conclure sur cette période",
  "support-revenue":
    "Le CA adhérents atteint {revenue}, {change} {basis, select, sameDay {à date comparable} other {sur un an}}.",
  "support-attainment": "{share} des objectifs sont atteints, contre {previous} un an plus tôt.",
  "support-attainment-alone": "{share} des objectifs sont atteints.",
  "support-attainment-few": "Objectifs atteints : {attained} sur {count}.",
  "support-both":
    "Le CA adhérents atteint {revenue}, {change} {basis, select, sameDay {à date comparable} other {sur un an}} ; {share} des objectifs sont atteints, contre {previous} un an plus tôt.",
  "support-active": "{share} des adhérents sont actifs, {change} sur un an.",
  "support-members":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}, {change} sur un an.",
  "support-members-alone":
    "{scope, select, selection {La sélection} portfolio {Le portefeuille} other {Le programme}} {count, plural, =0 {ne compte aucun adhérent} one {compte {members} adhérent} other {compte {members} adhérents}}.",
  "support-members-grown": "Dans le même temps, le nombre d’adhérents passe de {from} à {to}.",
  "support-before-data": "Les données commencent le {day} : ce qui porte sur la période entière n’a pas de valeur.",
  "generosity-band":
    "La générosité consommée, {value}, {band, select, under {est sous} over {dépasse} other {est dans}} sa fourchette ({low} à {high}).",
  "support-empty": "Aucun chiffre n’a de comparaison ici : choisissez une période plus récente ou plus large.",
  "curve-compared":
    "{attainment, select, earlier {Les objectifs sont atteints plus tôt qu’un an avant} later {Les objectifs sont atteints plus tard qu’un an avant} more {Davantage d’objectifs atteints qu’un an avant} fewer {Moins d’objectifs atteints qu’un an avant} other {Les objectifs suivent le rythme de l’an dernier}}",
  "curve-alone": "{share} des objectifs sont atteints",
  "curve-few": "Objectifs atteints : {attained} sur {count}",
  "curve-plain": "Les objectifs au fil de l’exercice",
  "tiers-up": "Tous les niveaux progressent",
  "tiers-down": "Tous les niveaux reculent",
  "tiers-mixed":
    "{up} {ups, plural, one {progresse} other {progressent}}, {down} {downs, plural, one {recule} other {reculent}}",
  "tiers-some-up": "{up} {ups, plural, one {progresse} other {progressent}}",
  "tiers-some-down": "{down} {downs, plural, one {recule} other {reculent}}",
  "tiers-plain": "Le poids de chaque niveau",
  "sales-growth":
    "{growth, select, up {Le CA adhérents progresse de {size} {basis, select, sameDay {à date comparable} other {sur un an}}.} down {Le CA adhérents recule de {size} {basis, select, sameDay {à date comparable} other {sur un an}}.} other {Le CA adhérents tient son niveau de N-1.}}",
  "sales-total": "Tous clients confondus : {change}.",
  "sales-none": "Aucun CA adhérents sur la période.",
  "sales-revenue": "Le CA adhérents atteint {revenue}.",
  "sales-share": "Les adhérents pèsent {share} du CA, contre {previous} un an plus tôt.",
  "sales-share-alone": "Les adhérents pèsent {share} du CA.",
  "working-penetration": "{share} des clients éligibles sont adhérents.",
  "working-active": "{share} des adhérents ont commandé en 12 mois.",
  "working-redeeming": "{share} des adhérents ont dépensé des points en 12 mois.",
  "generosity-alone": "Les récompenses coûtent {value} du CA adhérents.",
  "paying-margin": "Une fois les récompenses payées, il reste {share} du CA adhérents en marge, {change} sur un an.",
  "paying-margin-alone": "Une fois les récompenses payées, il reste {share} du CA adhérents en marge.",
};
